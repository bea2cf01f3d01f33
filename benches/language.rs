//! How fast the plain-language checker is: megabytes a second on one core, and the time for one page of 4 KB.
//!
//! `cargo bench --bench language`. The text is made here: guides of plain and of official prose, nine parts to one.

#![expect(clippy::print_stdout, reason = "a bench reports on its standard output")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use loket::language::{Checker, PageKind};

const PLAIN: &[&str] = &[
    "Laporkan kelahiran paling lambat 60 hari.",
    "Kantor buka Senin sampai Jumat, pukul 08.00 sampai 15.00.",
    "Petugas memeriksa berkas di depan Anda dan memberi tanda terima.",
    "Jika Anda tidak bisa datang, **keluarga** boleh mewakili dengan [surat kuasa](surat-kuasa.md).",
    "Biaya Rp30.000, dibayar di kasir lantai dua.",
    "Bawa kartu keluarga (KK) dan KTP-el yang asli.",
    "Anak di bawah umur datang bersama orang tua atau wali.",
    "Nomor antrean muncul di layar; tunggu sampai nomor Anda dipanggil.",
    "Surat selesai dalam 15 menit dan bisa langsung dibawa pulang.",
    "Hubungi 0800-000-0000 untuk bertanya atau mengadu.",
];

const OFFICIAL: &[&str] = &[
    "Dalam rangka peningkatan pelayanan, pemohon wajib melampirkan fotocopy KK sebagaimana dimaksud di atas.",
    "Apabila berkas tidak lengkap, permohonan akan ditolak sesuai ketentuan yang berlaku.",
    "Silahkan melakukan pendaftaran secara online selambat-lambatnya 3 (tiga) hari sebelum jadwal.",
];

fn main() {
    let checker = Checker::embedded();
    let text = guides(4 * 1024 * 1024);
    let page = guides(4 * 1024);
    let started = Instant::now();
    let checkers: Vec<Checker> = (0..3).map(|_| Checker::embedded()).collect();
    let compile = started.elapsed() / 3;
    drop(black_box(checkers));

    let mut best = Duration::MAX;
    let mut findings = 0;
    for _ in 0..5 {
        let started = Instant::now();
        findings = black_box(checker.check(&text, "id", PageKind::Guide)).findings.len();
        best = best.min(started.elapsed());
    }
    let speed = text.len() as f64 / best.as_secs_f64() / 1e6;

    let mut times: Vec<Duration> = (0..500)
        .map(|_| {
            let started = Instant::now();
            black_box(checker.check(black_box(&page), "id", PageKind::Guide));
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    let p95 = times.get(times.len() * 95 / 100).copied().unwrap_or_default();
    println!("rules compiled      {:>9.2} ms", compile.as_secs_f64() * 1e3);
    println!("text                {:>9.2} MB, {findings} findings", text.len() as f64 / 1e6);
    println!("speed, one core     {speed:>9.2} MB/s");
    println!("page of 4 KB, p95   {:>9.3} ms", p95.as_secs_f64() * 1e3);
}

/// Writes guides, one after the other, of at least this many bytes.
fn guides(size: usize) -> String {
    let mut text = String::with_capacity(size + 1024);
    let mut turn = 0;
    let mut next = || {
        turn += 1;
        let pool = if turn % 10 == 0 { OFFICIAL } else { PLAIN };
        pool.get(turn / 3 % pool.len()).copied().unwrap_or("")
    };
    while text.len() < size {
        text.push_str("## Mengurus surat\n\n");
        for _ in 0..4 {
            text.push_str(next());
            text.push(' ');
        }
        text.push_str("\n\n### Syarat\n\n");
        for _ in 0..4 {
            text.push_str("- ");
            text.push_str(next());
            text.push('\n');
        }
        text.push_str("\n### Langkah\n\n");
        for _ in 0..4 {
            text.push_str("1. ");
            text.push_str(next());
            text.push('\n');
        }
        text.push('\n');
    }
    text
}
