//! Fees, times and opening hours, as people write them.

use loket::document::amount::TimeUnit::{Day, Hour, Minute, Month, Week, WorkingDay, Year};
use loket::document::amount::{Duration, Fee};
use loket::document::hours::OpeningHours;

#[test]
fn fees() {
    let free = ["gratis", "Gratis.", "GRATIS", "free", "0", "Rp0", "Rp 0,-", "tidak dipungut biaya"];
    for text in free {
        assert_eq!(Fee::read(text), Fee::Free, "{text}");
    }
    let amounts = [
        ("30000", 30_000),
        ("Rp30.000", 30_000),
        ("Rp 30.000", 30_000),
        ("Rp. 30.000,-", 30_000),
        ("rp30.000,00", 30_000),
        ("Rp1.250.000", 1_250_000),
        ("600 ribu", 600_000),
        ("1,5 juta", 1_500_000),
        ("IDR 30,000", 30_000),
        ("PNBP Rp80.000", 80_000),
        ("100.000 rupiah", 100_000),
    ];
    for (text, amount) in amounts {
        assert_eq!(Fee::read(text), Fee::Amount(amount), "{text}");
    }
    let words = [
        "sesuai Perda",
        "Rp30.000 sampai Rp50.000",
        "Rp30.00",
        "Rp3.0000",
        "1234.567",
        "-5",
        "",
        "99999999999999999999",
        "99999999999999999 juta",
    ];
    for text in words {
        assert_eq!(Fee::read(text), Fee::Text(text.to_owned()), "{text}");
    }
}

#[test]
fn times() {
    let cases = [
        ("1 hari kerja", Some((1, WorkingDay))),
        ("15 menit", Some((15, Minute))),
        ("24 jam", Some((24, Hour))),
        ("3-5 hari kerja", Some((5, WorkingDay))),
        ("3–5 hari", Some((5, Day))),
        ("3 sampai 5 hari", Some((5, Day))),
        ("satu hari kerja", Some((1, WorkingDay))),
        ("Empat hari kerja.", Some((4, WorkingDay))),
        ("empat belas hari kerja", Some((14, WorkingDay))),
        ("dua puluh delapan hari", Some((28, Day))),
        ("tiga puluh menit", Some((30, Minute))),
        ("1 jam 30 menit", Some((90, Minute))),
        ("setengah jam", Some((30, Minute))),
        ("1x24 jam", Some((24, Hour))),
        ("2 x 24 jam", Some((48, Hour))),
        ("sehari", Some((1, Day))),
        ("seminggu", Some((1, Week))),
        ("1 hari kerja setelah berkas lengkap", Some((1, WorkingDay))),
        ("paling lambat 14 hari", Some((14, Day))),
        ("2 working days", Some((2, WorkingDay))),
        ("five business days", Some((5, WorkingDay))),
        ("10 minutes", Some((10, Minute))),
        ("6 bulan", Some((6, Month))),
        ("1 tahun", Some((1, Year))),
        ("15 menit, lalu 3 hari", Some((3, Day))),
        ("langsung jadi", None),
        ("pukul 08.00", None),
        ("", None),
        ("Loket 2", None),
        ("99999999999 hari", None),
    ];
    for (text, length) in cases {
        assert_eq!(Duration::read(text).length, length, "{text}");
    }
}

/// Days, opening and closing minute.
type Span = (&'static [u8], u16, u16);

#[test]
fn opening_hours() {
    let cases: [(&str, &[Span]); 14] = [
        ("Senin–Kamis 08.00–15.00", &[(&[1, 2, 3, 4], 480, 900)]),
        ("Senin-Jumat, 08:00 - 16:00", &[(&[1, 2, 3, 4, 5], 480, 960)]),
        ("Sabtu 08.00–12.00", &[(&[6], 480, 720)]),
        ("Senin sampai Jumat pukul 08.00-15.00 WIB", &[(&[1, 2, 3, 4, 5], 480, 900)]),
        ("Senin, Rabu, dan Jumat 08.00–12.00", &[(&[1, 3, 5], 480, 720)]),
        ("Senin–Kamis 08.00–15.00, Jumat 08.00–14.00", &[(&[1, 2, 3, 4], 480, 900), (&[5], 480, 840)]),
        ("Senin–Kamis 08.00–15.00; Jumat 08.00–14.30", &[(&[1, 2, 3, 4], 480, 900), (&[5], 480, 870)]),
        ("Setiap hari 07.00–21.00", &[(&[1, 2, 3, 4, 5, 6, 7], 420, 1260)]),
        ("Monday to Thursday 08:00–15:00", &[(&[1, 2, 3, 4], 480, 900)]),
        ("Mon-Fri 8-16", &[(&[1, 2, 3, 4, 5], 480, 960)]),
        ("Jum'at 08.00–11.00", &[(&[5], 480, 660)]),
        ("Sabtu–Minggu 09.00–24.00", &[(&[6, 7], 540, 1440)]),
        ("Jumat–Senin 09.00–10.00", &[(&[1, 5, 6, 7], 540, 600)]),
        ("", &[]),
    ];
    for (text, spans) in cases {
        let read: Vec<_> = OpeningHours::read(text).into_iter().filter_map(|hours| hours.span).collect();
        let read: Vec<_> = read.iter().map(|span| (span.days.as_slice(), span.opens, span.closes)).collect();
        assert_eq!(read, spans, "{text}");
    }
    for text in [
        "sesuai jadwal",
        "Senin",
        "08.00–15.00",
        "Senin 15.00–08.00",
        "Senin 25.00–26.00",
        "Senin 08.00–12.00 13.00–15.00",
    ] {
        let hours = OpeningHours::read(text);
        assert!(hours.iter().all(|hours| hours.span.is_none()), "{text}");
        assert_eq!(hours.first().map(|hours| hours.text.as_str()), Some(text));
    }
}
