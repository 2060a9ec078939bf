//! The words of dates: months, days of the week and time zones, as exports in the larger Western European languages
//! write them. A word that means different months in two of them is not listed.

use super::{ZoneText, letters};
use crate::source::ReadingVersion;

/// Longest word that is looked up, in letters.
const LONGEST: usize = 12;

/// A word in lower case without its accents.
struct Folded {
    letters: [u8; LONGEST],
    len: usize,
}

impl Folded {
    fn of(word: &str) -> Option<Self> {
        // An accented letter takes two bytes.
        if word.is_empty() || word.len() > LONGEST + 2 {
            return None;
        }
        let mut folded = Self { letters: [0; LONGEST], len: 0 };
        for letter in word.chars() {
            let plain = match letter {
                'a'..='z' => letter as u8,
                'A'..='Z' => letter.to_ascii_lowercase() as u8,
                'á' | 'à' | 'ä' | 'â' | 'ã' | 'Á' | 'À' | 'Ä' | 'Â' | 'Ã' => b'a',
                'é' | 'è' | 'ê' | 'É' | 'È' | 'Ê' => b'e',
                'í' | 'ì' | 'Í' | 'Ì' => b'i',
                'ó' | 'ò' | 'ö' | 'Ó' | 'Ò' | 'Ö' => b'o',
                'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => b'u',
                'ç' | 'Ç' => b'c',
                _ => return None,
            };
            *folded.letters.get_mut(folded.len)? = plain;
            folded.len += 1;
        }
        Some(folded)
    }

    fn text(&self) -> &[u8] {
        &self.letters[..self.len]
    }
}

/// The month of a name or its usual abbreviation (English, German, French, Spanish, Italian, Portuguese, Dutch).
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match Folded::of(word)?.text() {
        b"jan" | b"january" | b"januar" | b"janner" | b"janvier" | b"janv" | b"enero" | b"ene" | b"gennaio"
        | b"gen" | b"janeiro" | b"januari" => 1,
        b"feb" | b"february" | b"februar" | b"fevrier" | b"fevr" | b"fev" | b"febrero" | b"febbraio" | b"fevereiro"
        | b"februari" => 2,
        b"mar" | b"march" | b"marz" | b"maerz" | b"mrz" | b"mars" | b"marzo" | b"marco" | b"maart" | b"mrt" => 3,
        b"apr" | b"april" | b"avril" | b"avr" | b"abril" | b"abr" | b"aprile" => 4,
        b"may" | b"mai" | b"mayo" | b"maggio" | b"mag" | b"maio" | b"mei" => 5,
        b"jun" | b"june" | b"juni" | b"juin" | b"junio" | b"giugno" | b"giu" | b"junho" => 6,
        b"jul" | b"july" | b"juli" | b"juillet" | b"juil" | b"julio" | b"luglio" | b"lug" | b"julho" => 7,
        b"aug" | b"august" | b"aout" | b"agosto" | b"ago" | b"augustus" => 8,
        b"sep" | b"sept" | b"september" | b"septembre" | b"septiembre" | b"setiembre" | b"settembre" | b"set"
        | b"setembro" => 9,
        b"oct" | b"october" | b"oktober" | b"okt" | b"octobre" | b"octubre" | b"ottobre" | b"ott" | b"outubro"
        | b"out" => 10,
        b"nov" | b"november" | b"novembre" | b"noviembre" | b"novembro" => 11,
        b"dec" | b"december" | b"dezember" | b"dez" | b"decembre" | b"diciembre" | b"dic" | b"dicembre"
        | b"dezembro" => 12,
        _ => return None,
    })
}

/// Whether the word names a day of the week. Which one is not asked: the date decides.
pub(super) fn is_weekday(word: &str) -> bool {
    let Some(folded) = Folded::of(word) else { return false };
    matches!(
        folded.text(),
        b"mon"
            | b"monday"
            | b"tue"
            | b"tues"
            | b"tuesday"
            | b"wed"
            | b"wednesday"
            | b"thu"
            | b"thur"
            | b"thurs"
            | b"thursday"
            | b"fri"
            | b"friday"
            | b"sat"
            | b"saturday"
            | b"sun"
            | b"sunday"
            | b"mo"
            | b"di"
            | b"mi"
            | b"do"
            | b"fr"
            | b"sa"
            | b"so"
            | b"montag"
            | b"dienstag"
            | b"mittwoch"
            | b"donnerstag"
            | b"freitag"
            | b"samstag"
            | b"sonnabend"
            | b"sonntag"
            | b"lun"
            | b"lundi"
            | b"mardi"
            | b"mer"
            | b"mercredi"
            | b"jeu"
            | b"jeudi"
            | b"ven"
            | b"vendredi"
            | b"sam"
            | b"samedi"
            | b"dim"
            | b"dimanche"
            | b"lunes"
            | b"martes"
            | b"mie"
            | b"miercoles"
            | b"jue"
            | b"jueves"
            | b"vie"
            | b"viernes"
            | b"sab"
            | b"sabado"
            | b"dom"
            | b"domingo"
            | b"lunedi"
            | b"martedi"
            | b"mercoledi"
            | b"gio"
            | b"giovedi"
            | b"venerdi"
            | b"sabato"
            | b"domenica"
            | b"seg"
            | b"segunda"
            | b"ter"
            | b"terca"
            | b"qua"
            | b"quarta"
            | b"qui"
            | b"quinta"
            | b"sex"
            | b"sexta"
            | b"ma"
            | b"maandag"
            | b"dinsdag"
            | b"wo"
            | b"woensdag"
            | b"donderdag"
            | b"vr"
            | b"vrijdag"
            | b"za"
            | b"zaterdag"
            | b"zo"
            | b"zondag"
    )
}

/// Whether the word only joins the parts of a date or a date and its time: `5 de enero de 2024`, `Jan 5 at 10:11`.
pub(super) fn is_joiner(word: &str) -> bool {
    matches!(word, "de" | "del" | "di" | "of" | "at" | "um" | "à" | "om" | "alle" | "às" | "the")
}

/// The zone that an abbreviation stands for.
pub(super) fn zone(word: &str, reading: ReadingVersion) -> Option<ZoneText> {
    let folded = Folded::of(word)?;
    let place = if !reading.is_first() { letters::place(folded.text()) } else { None };
    place.map(ZoneText::Place).or_else(|| Some(ZoneText::Offset(zone_minutes(folded.text())? * 60)))
}

/// Minutes east of UTC of a time zone's abbreviation, in small letters.
///
/// Only those that one zone uses, or that exports of one kind (PayPal's activity download) are known to use: `CST`,
/// `CDT` (Americas, China, Cuba), `IST` (India, Israel, Ireland), `BST` (Britain, Bangladesh), `AST`, `ADT` and `SST`
/// are left out, since a wrong guess would move every event by hours. Letters of places whose offset has changed stand
/// in [`letters`], which the first reading did not know.
fn zone_minutes(word: &[u8]) -> Option<i32> {
    Some(match word {
        b"utc" | b"gmt" | b"ut" | b"z" | b"wet" => 0,
        b"west" | b"cet" | b"mez" => 60,
        b"cest" | b"mesz" | b"eet" | b"sast" => 120,
        b"eest" | b"msk" => 180,
        b"pkt" => 300,
        b"hkt" | b"awst" => 480,
        b"jst" | b"kst" => 540,
        b"acst" => 570,
        b"aest" => 600,
        b"acdt" => 630,
        b"aedt" => 660,
        b"nzst" => 720,
        b"nzdt" => 780,
        b"ndt" => -150,
        b"nst" => -210,
        b"edt" => -240,
        b"est" => -300,
        b"mdt" => -360,
        b"mst" | b"pdt" => -420,
        b"pst" | b"akdt" => -480,
        b"akst" => -540,
        b"hst" => -600,
        _ => return None,
    })
}
