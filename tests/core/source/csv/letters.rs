//! How letters are stored.

use backfill::source::{Guess, Oddity};
use backfill::text::written;
use encoding_rs::Encoding;

use super::Table;
use crate::source::because;

fn stored(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        label => {
            let (bytes, _, lossy) = Encoding::for_label(label.as_bytes()).expect("known").encode(text);
            assert!(!lossy, "{text} can be stored as {label}");
            bytes.into_owned()
        }
    }
}

fn encoding_of(table: &Table) -> Guess {
    let source = table.open();
    source.guesses().iter().find(|guess| guess.field == "encoding").expect("it is guessed").clone()
}

const TOWNS: &str = "id,stadt\n1,Köln\n2,Zürich\n3,Łódź\n";

#[test]
fn a_mark_at_the_beginning_names_the_encoding_and_is_no_letter() {
    for (mark, encoding) in [(&b"\xEF\xBB\xBF"[..], "utf-8"), (b"\xFF\xFE", "utf-16le"), (b"\xFE\xFF", "utf-16be")] {
        let mut bytes = mark.to_vec();
        bytes.extend(stored(TOWNS, encoding));
        let table = Table::new(bytes);
        assert_eq!(encoding_of(&table).answer, encoding);
        let read = table.read();
        assert_eq!(read.titles, ["id", "stadt"], "{encoding}");
        assert_eq!(read.cells(), [["1", "Köln"], ["2", "Zürich"], ["3", "Łódź"]], "{encoding}");
        assert!(read.warnings.is_empty(), "{encoding}");
    }
}

#[test]
fn utf_16_is_found_without_a_mark_whatever_the_alphabet() {
    for encoding in ["utf-16le", "utf-16be"] {
        for text in [TOWNS, "номер,город\n1,Москва\n2,Казань\n", "番号,都市\n1,東京\n2,大阪\n"]
        {
            let table = Table::new(stored(text, encoding));
            assert_eq!(encoding_of(&table).answer, encoding, "{text}");
            let rows = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()).collect::<Vec<_>>();
            assert_eq!(table.read().cells(), rows);
        }
    }
}

#[test]
fn utf_8_is_found_without_a_mark() {
    let table = Table::new(TOWNS);
    let guess = encoding_of(&table);
    assert_eq!(guess.answer, "utf-8");
    assert_eq!(because(&guess), "all 5 special letters in the file are written as UTF-8");
    assert_eq!(table.read().cells()[2], ["3", "Łódź"]);
}

#[test]
fn older_encodings_are_told_apart_by_their_letters() {
    for (encoding, text) in [
        (
            "windows-1252",
            "id;straße;bemerkung\n1;Königstraße 5;Grüße aus Köln\n2;Münchner Straße;für später\n3;Fußgängerweg;größere Änderung\n",
        ),
        (
            "windows-1252",
            "id,ville,note\n1,Orléans,déjà payé\n2,Besançon,à vérifier après réception\n3,Nîmes,où êtes-vous ?\n",
        ),
        (
            "windows-1250",
            "id;miasto;uwagi\n1;Łódź;Zażółć gęślą jaźń\n2;Kraków;Proszę o fakturę na firmę\n3;Gdańsk;późniejsza płatność\n",
        ),
        (
            "windows-1251",
            "id,город,заметка\n1,Москва,Оплачено полностью\n2,Казань,Позвонить после обеда\n3,Пермь,Новый клиент\n",
        ),
        (
            "koi8-r",
            "id,город,заметка\n1,Москва,Оплачено полностью\n2,Казань,Позвонить после обеда\n3,Пермь,Новый клиент\n",
        ),
        (
            "windows-1253",
            "id,πόλη,σημείωση\n1,Αθήνα,Πληρώθηκε πλήρως\n2,Θεσσαλονίκη,Νέος πελάτης\n3,Πάτρα,Να καλέσουμε αύριο\n",
        ),
        ("shift_jis", "番号,都市,備考\n1,東京,支払い済みです\n2,大阪,新しいお客様\n3,名古屋,後で電話してください\n"),
        ("gbk", "编号,城市,备注\n1,北京,已经全部付款\n2,上海,新的客户\n3,广州,请稍后打电话\n"),
        ("big5", "編號,城市,備註\n1,臺北,已經全部付款\n2,高雄,新的客戶\n3,臺中,請稍後打電話\n"),
        ("euc-kr", "번호,도시,메모\n1,서울,전액 결제 완료\n2,부산,새로운 고객입니다\n3,대구,나중에 전화해 주세요\n"),
    ] {
        let table = Table::new(stored(text, encoding));
        // KOI8-U is KOI8-R with four more pairs of letters.
        let answer = encoding_of(&table).answer.replace("koi8-u", "koi8-r");
        assert_eq!(answer, encoding, "{text}");
        let separator = if text.contains(';') { ';' } else { ',' };
        let rows = text.lines().skip(1).map(|line| line.split(separator).collect::<Vec<_>>()).collect::<Vec<_>>();
        assert_eq!(table.read().cells(), rows, "{encoding}");
    }
}

#[test]
fn amounts_with_a_sign_of_money_do_not_look_like_words() {
    for amount in ["1.284,50 €", "€12", "612,00€", "£3.99", "20 °"] {
        let mut text = "id;name;amount\n".to_owned();
        for row in 0..200 {
            text += &format!("{row};plain name;{amount}\n");
        }
        text += "201;Ada Löfgren;\n202;Nina Bélier;\n";
        let table = Table::new(stored(&text, "windows-1252"));
        assert_eq!(encoding_of(&table).answer, "windows-1252", "{amount}");
        assert_eq!(table.read().cells()[0][2], amount);
    }
}

#[test]
fn one_letter_far_down_decides_how_all_are_stored() {
    let mut bytes = b"id,name\n".to_vec();
    for row in 0..100_000 {
        bytes.extend(format!("{row},plain name\n").bytes());
        if row == 50_000 {
            bytes.extend(b"x,Ren\xE9e\n");
        }
    }
    let table = Table::new(bytes);
    assert_eq!(encoding_of(&table).answer, "windows-1252");
    let read = table.read();
    assert_eq!(read.cells()[50_001], ["x", "Renée"]);
    assert!(read.warnings.is_empty());
}

#[test]
fn a_file_with_the_line_ends_of_a_macintosh_has_its_letters_too() {
    let table = Table::new(b"id,name\r1,Ren\x8E\r2,Zo\x91\r");
    assert_eq!(encoding_of(&table).answer, "macintosh");
    assert_eq!(table.read().cells(), [["1", "René"], ["2", "Zoë"]]);
}

#[test]
fn what_is_no_letter_is_replaced_and_said_with_its_lines() {
    let table = Table::new(b"id,name\n1,Ren\xC3\xA9\n2,\xE9\xE9x\n3,ok\n4,\xFF\n").with("encoding", "utf-8");
    let read = table.read();
    assert_eq!(read.cells(), [["1", "René"], ["2", "\u{FFFD}\u{FFFD}x"], ["3", "ok"], ["4", "\u{FFFD}"]]);
    assert_eq!(read.warning(Oddity::BadLetters), Some((2, &[3, 5][..])));
}

#[test]
fn a_letter_cut_off_at_the_end_is_said() {
    let read = Table::new(b"id,name\n1,Ren\xC3").with("encoding", "utf-8").read();
    assert_eq!(read.cells(), [["1", "Ren\u{FFFD}"]]);
    assert_eq!(read.warning(Oddity::BadLetters), Some((1, &[2][..])));
}

#[test]
fn a_file_of_utf_8_with_a_few_broken_letters_stays_utf_8() {
    let mut bytes = b"id,name\n".to_vec();
    for row in 0..50 {
        bytes.extend(format!("{row},Zoë\n").bytes());
    }
    bytes.extend(b"50,Zo\xEB\n");
    let table = Table::new(bytes);
    assert_eq!(encoding_of(&table).answer, "utf-8");
    assert_eq!(table.read().warning(Oddity::BadLetters), Some((1, &[52][..])));
}

#[test]
fn nul_bytes_are_kept_out_and_said_with_their_lines() {
    let read = Table::new(b"id,name\n1,A\0da\0\n2,Bob\n\0\x003,\"C\0ec\"\n4,\0\xC3\xA9\n\0\0\0\0").read();
    assert_eq!(read.cells(), [["1", "Ada"], ["2", "Bob"], ["3", "Cec"], ["4", "é"]]);
    assert_eq!(read.warning(Oddity::NulBytes).map(|(count, lines)| (count, lines.to_vec())), Some((3, vec![2, 4, 5])));
}

#[test]
fn flaws_of_a_large_file_are_said_on_the_right_lines() {
    let mut bytes = b"id,name\n".to_vec();
    for row in 0..60_000 {
        bytes.extend(format!("{row},some name\n").bytes());
        match row {
            20_000 => bytes.extend(b"x,a\xFFb\xFFc\n"),
            40_000 => bytes.extend(b"x,a\0b\0c\n"),
            50_000 => bytes.extend(b"x,\xFF\0\xFF\0\n"),
            _ => {}
        }
    }
    let read = Table::new(bytes).with("encoding", "utf-8").read();
    assert_eq!(read.records.len(), 60_003);
    assert_eq!(read.warning(Oddity::BadLetters), Some((2, &[20_003, 50_005][..])));
    assert_eq!(read.warning(Oddity::NulBytes), Some((2, &[40_004, 50_005][..])));
}

#[test]
fn another_encoding_can_be_chosen_and_then_holds() {
    let table = Table::new(b"id,name\n1,\xC0\xC4\n").with("encoding", "windows-1251");
    let guess = encoding_of(&table);
    assert!(guess.chosen);
    assert_eq!(
        (guess.answer.as_str(), written(guess.label.clone())),
        ("windows-1251", "Windows-1251 (Cyrillic)".to_owned())
    );
    assert_eq!(table.read().cells(), [["1", "АД"]]);
}

#[test]
fn a_few_western_letters_are_enough_to_be_told_from_other_alphabets() {
    for name in [
        "Renée",
        "José",
        "Müller",
        "Åsa",
        "Søren",
        "François",
        "Muñoz",
        "Zoë",
        "naïve",
        "Ærø",
        "Löfgren",
        "£5",
        "5 €",
        "25°C",
        "½",
        "Brand™",
        "“quoted”",
        "it’s",
        "and so on…",
        "2009 – 2010",
        "«ici»",
        "à la carte",
        "Straße",
        "São Paulo",
        "Reykjavík",
        "cœur",
        "¿Dónde?",
        "3²",
    ] {
        let text = format!("id,name,amount\n1,{name},5\n2,Bob,6\n3,Cec,7\n");
        let table = Table::new(stored(&text, "windows-1252"));
        assert_eq!(encoding_of(&table).answer, "windows-1252", "{name}");
        assert_eq!(table.read().cells()[0], ["1", name, "5"]);
    }
}

#[test]
fn a_currency_sign_in_every_row_is_no_other_alphabet() {
    let rows: String = (0..500).map(|row| format!("{row};Ada Löfgren;1.284,5{} €\n", row % 10)).collect();
    let table = Table::new(stored(&format!("id;name;betrag\n{rows}"), "windows-1252"));
    assert_eq!(encoding_of(&table).answer, "windows-1252");
    assert_eq!(table.read().cells()[7], ["7", "Ada Löfgren", "1.284,57 €"]);
}

#[test]
fn one_torn_letter_to_two_good_ones_is_utf_8_still_and_its_row_is_said() {
    for torn in [&b"caf\xC3"[..], b"\xA9t", b"a euro: \xE2\x82", b"\xF0\x9F\x98 smile"] {
        let good = "login,signed_up_at,note\njosé,2019-03-05 14:05:00,ok\nzoë,2019-03-06 09:00:00,cut ";
        let table = Table::new([good.as_bytes(), torn, b"\nmax,2019-03-07 09:00:00,ok\n"].concat());
        assert_eq!(encoding_of(&table).answer, "utf-8", "{torn:?}");
        let read = table.read();
        assert_eq!((read.cells()[0][0], read.cells()[1][0]), ("josé", "zoë"));
        assert!(read.cells()[1][2].contains('\u{FFFD}'));
        assert_eq!(read.warning(Oddity::BadLetters), Some((1, &[3][..])));
    }
}

#[test]
fn letters_of_windows_that_look_like_utf_8_by_chance_stay_what_they_are() {
    for (encoding, text) in [
        ("windows-1252", "id,name,note\n1,CAFÉ’S,Größe\n2,Müller,über\n3,José,à la carte\n4,Zoë,naïve\n"),
        ("windows-1250", "id,miasto,uwagi\n1,ŁÓDŹ,GÓŻ\n2,Kraków,późniejsza\n3,Gdańsk,płatność\n4,Łódź,Proszę\n"),
    ] {
        let table = Table::new(stored(text, encoding));
        assert_eq!(encoding_of(&table).answer, encoding);
        assert_eq!(table.read().warning(Oddity::BadLetters), None);
    }
}
