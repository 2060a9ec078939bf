//! Letters that stand for the clocks of a place, whose offset from UTC has changed over the years: `MSK` was UTC+4 from
//! 27 March 2011 to 26 October 2014, and UTC+3 before and since (IANA's time zone database).

use chrono_tz::Tz;

use super::Zone;

/// The place whose clocks the letters (small ones) stand for. Letters of the summer stand for the same clocks. Letters
/// that two places use are left out.
pub(super) fn place(letters: &[u8]) -> Option<Zone> {
    Some(Zone(match letters {
        b"msk" | b"msd" => Tz::Europe__Moscow,
        b"samt" | b"samst" => Tz::Europe__Samara,
        b"volt" => Tz::Europe__Volgograd,
        b"yekt" | b"yekst" => Tz::Asia__Yekaterinburg,
        b"omst" | b"omsst" => Tz::Asia__Omsk,
        b"novt" | b"novst" => Tz::Asia__Novosibirsk,
        b"krat" | b"krast" => Tz::Asia__Krasnoyarsk,
        b"irkt" | b"irkst" => Tz::Asia__Irkutsk,
        b"yakt" | b"yakst" => Tz::Asia__Yakutsk,
        b"vlat" | b"vlast" => Tz::Asia__Vladivostok,
        b"magt" | b"magst" => Tz::Asia__Magadan,
        b"sakt" | b"sakst" => Tz::Asia__Sakhalin,
        b"sret" => Tz::Asia__Srednekolymsk,
        b"pett" | b"petst" => Tz::Asia__Kamchatka,
        b"anat" | b"anast" => Tz::Asia__Anadyr,
        b"trt" => Tz::Europe__Istanbul,
        b"get" => Tz::Asia__Tbilisi,
        b"azt" | b"azst" => Tz::Asia__Baku,
        b"irst" | b"irdt" => Tz::Asia__Tehran,
        b"pkt" | b"pkst" => Tz::Asia__Karachi,
        b"almt" | b"almst" => Tz::Asia__Almaty,
        b"aqtt" | b"aqtst" => Tz::Asia__Aqtobe,
        b"orat" | b"orast" => Tz::Asia__Oral,
        b"qyzt" | b"qyzst" => Tz::Asia__Qyzylorda,
        b"hovt" | b"hovst" => Tz::Asia__Hovd,
        b"ulat" | b"ulast" => Tz::Asia__Ulaanbaatar,
        b"nft" | b"nfdt" => Tz::Pacific__Norfolk,
        b"fjt" | b"fjst" => Tz::Pacific__Fiji,
        b"tot" | b"tost" => Tz::Pacific__Tongatapu,
        b"tkt" => Tz::Pacific__Fakaofo,
        b"vet" => Tz::America__Caracas,
        b"clt" | b"clst" => Tz::America__Santiago,
        b"pyt" | b"pyst" => Tz::America__Asuncion,
        b"uyt" | b"uyst" => Tz::America__Montevideo,
        b"art" | b"arst" => Tz::America__Argentina__Buenos_Aires,
        b"brt" | b"brst" => Tz::America__Sao_Paulo,
        b"fkt" | b"fkst" => Tz::Atlantic__Stanley,
        _ => return None,
    }))
}
