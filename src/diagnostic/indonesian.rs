//! Words every problem in Indonesian.
//!
//! The reader is a civil servant in the middle of writing. A message speaks of the text, never
//! of the writer; a help says what to type next. Short sentences, "Anda", no words of the trade:
//! what machines call front matter is "bagian atas halaman (di antara ---)".

use super::problem::{Expected, HeavyPart, Problem, StaleChange, StalePart};
use super::reason::Reason;
use super::wording::{
    Wording, example_line, harmless, is_box, is_on_own_computer, listed, quoted, rupiah, to_write, weight,
};

/// Words a problem.
pub(super) fn wording(problem: &Problem) -> Wording {
    use Problem as P;
    let say = Wording::new;
    match problem {
        P::ConfigMissing => say(
            "Berkas pengaturan situs belum ada",
            "Folder ini belum punya berkas “site.yaml”, jadi dipakai pengaturan bawaan.".into(),
            "Buat berkas “site.yaml” di folder utama situs. Cukup satu baris, contoh: “judul: Layanan Kota Contoh”."
                .into(),
        ),
        P::ConfigUnreadable { reason } => say(
            "Pengaturan situs belum terbaca",
            format!("Berkas “site.yaml” belum bisa dibaca. {}", cause(reason)),
            next_step(reason),
        ),
        P::AccentPale { colour, nearest } => say(
            "Warna utama terlalu pucat",
            format!("Tulisan dengan warna {} sulit dibaca, jadi situs memakai {nearest}.", quoted(colour)),
            format!("Tulis “warna: \"{nearest}\"”, atau pilih warna lain yang lebih gelap."),
        ),
        P::NoContent => say(
            "Belum ada halaman",
            "Belum ada halaman di folder “content”.".into(),
            "Situs Anda ada di folder lain? Pindah dahulu ke folder itu. Situs baru? Ketik “loket init”.".into(),
        ),
        P::NotUtf8 => say(
            "Berkas disimpan dengan kode huruf lama",
            "Berkas ini disimpan dengan kode huruf yang belum bisa dibaca.".into(),
            "Buka berkas di penyunting teks, pilih “Simpan sebagai”, lalu pilih kode huruf (encoding) “UTF-8”.".into(),
        ),
        P::Utf16 => say(
            "Berkas disimpan sebagai UTF-16",
            "Berkas ini disimpan dengan kode huruf “UTF-16” yang belum bisa dibaca.".into(),
            "Buka berkas di penyunting teks, pilih “Simpan sebagai”, lalu pilih kode huruf (encoding) “UTF-8”.".into(),
        ),
        P::SymlinkOutside => say(
            "Pintasan menuju luar folder situs",
            "Berkas ini hanya pintasan ke luar folder situs, jadi tidak ikut terbit.".into(),
            "Salin berkas aslinya ke folder situs, lalu hapus pintasannya.".into(),
        ),
        P::SpecialFile => say(
            "Bukan berkas biasa",
            "Ini bukan berkas biasa, jadi tidak ikut terbit.".into(),
            "Pindahkan ke luar folder situs.".into(),
        ),
        P::NameNotPortable { name } => say(
            "Nama berkas tidak bisa dipakai di semua komputer",
            format!("Nama {} tidak bisa disimpan di sebagian komputer.", quoted(name)),
            "Ganti namanya. Pakai huruf kecil, angka, dan tanda hubung saja, contoh: “kartu-keluarga.md”.".into(),
        ),
        P::ReadmeAside => say(
            "Berkas “README.md” tidak ikut terbit",
            "Folder ini sudah punya “index.md”, jadi “README.md” tidak ikut terbit.".into(),
            "Kalau isinya untuk warga, pindahkan ke “index.md”. Kalau tidak, biarkan saja.".into(),
        ),
        P::NameClash => say(
            "Dua nama berkas terlalu mirip",
            "Nama berkas ini sama dengan nama berkas lain, hanya beda huruf besar dan kecil.".into(),
            "Ganti nama salah satunya, contoh: “kartu-keluarga-baru.md”.".into(),
        ),
        P::FrontMatterMissing { .. } => say(
            "Bagian atas halaman belum ada",
            "Halaman ini belum punya bagian atas (di antara ---).".into(),
            "Di baris pertama, tulis tiga tanda hubung: “---”. Di bawahnya tulis “judul: Mengurus akta kelahiran”. Tutup dengan “---” di baris sendiri."
                .into(),
        ),
        P::FrontMatterUnclosed => say(
            "Bagian atas halaman belum ditutup",
            "Bagian atas halaman sudah dibuka dengan “---”, tetapi belum ditutup.".into(),
            "Tulis “---” di baris sendiri, tepat di bawah keterangan terakhir.".into(),
        ),
        P::FrontMatterMark => say(
            "Tanda pembuka halaman belum pas",
            "Bagian atas halaman belum dikenali, karena tanda pembukanya belum pas.".into(),
            "Tulis “---” (tiga tanda hubung) di baris pertama berkas, tanpa baris kosong di atasnya. Tanda penutupnya sama.".into(),
        ),
        P::FrontMatterTooLong => say(
            "Bagian atas halaman terlalu panjang",
            "Bagian atas halaman (di antara ---) lebih dari 16.000 huruf.".into(),
            "Pindahkan tulisan yang panjang ke bawah “---” penutup.".into(),
        ),
        P::FrontMatterTooDeep => say(
            "Bagian atas halaman terlalu bertingkat",
            "Bagian atas halaman (di antara ---) punya lebih dari 32 tingkat.".into(),
            "Tulis keterangan cukup satu atau dua tingkat, contoh: “biaya: gratis”.".into(),
        ),
        P::YamlFeature { found } => say(
            "Tanda khusus di bagian atas halaman",
            format!("Tanda {} punya arti khusus di bagian atas halaman (di antara ---).", quoted(found)),
            "Apit isinya dengan tanda kutip. Contoh: ringkasan: \"*Gratis* untuk semua warga\".".into(),
        ),
        P::YamlTab => say(
            "Tab di bagian atas halaman",
            "Baris ini diawali Tab. Di bagian atas halaman (di antara ---) hanya spasi yang terbaca.".into(),
            "Hapus Tab di awal baris. Kalau baris perlu menjorok, ketik dua spasi.".into(),
        ),
        P::YamlSyntax { reason } => say(
            "Bagian atas halaman belum terbaca",
            format!("Baris ini di bagian atas halaman (di antara ---) belum bisa dibaca. {}", cause(reason)),
            next_step(reason),
        ),
        P::TomlSyntax => say(
            "Bagian atas halaman belum terbaca",
            "Baris ini di bagian atas halaman (di antara +++) belum bisa dibaca.".into(),
            "Tulis tiap baris begini: judul = \"Membuat KTP\". Tulisan selalu diapit tanda kutip.".into(),
        ),
        P::KeyTwice { key } => say(
            "Keterangan tertulis dua kali",
            format!("{} tertulis dua kali.", quoted(key)),
            "Pilih satu, lalu hapus yang lain.".into(),
        ),
        P::KeyUnknown { key, nearest } => say(
            "Keterangan belum dikenal",
            format!("{} belum dikenal, jadi isinya tidak dipakai.", quoted(key)),
            match nearest {
                Some(nearest) => format!("Mungkin maksudnya {}? Kalau ya, tulis begitu.", quoted(nearest)),
                None if key == "slug" => "Pernah terbit di alamat itu? Tulis alamatnya, contoh: “alamat_lama: panduan/kartu-keluarga.html”. Belum? Hapus baris ini.".into(),
                None => "Hapus baris ini, atau tulis isinya di badan halaman.".into(),
            },
        ),
        P::FolderNoGuide { key } => say(
            "Folder ini dibaca sebagai daftar panduan",
            format!("{} tidak tampil, karena folder ini dibaca sebagai daftar panduan.", quoted(key)),
            "Folder ini satu panduan? Beri nomor pada nama bagiannya, contoh: “1-syarat.md”. Memang daftar? Hapus baris ini.".into(),
        ),
        P::KeyMissing { key, fatal } => say(
            "Keterangan belum ada",
            if *fatal {
                format!("Halaman ini belum bisa dibuat karena {} belum ada.", quoted(key))
            } else {
                format!("{} belum ada. Halaman bisa dilihat, tetapi belum siap terbit.", quoted(key))
            },
            format!("Tulis di bagian atas halaman (di antara ---), contoh: “{}”.", example_line(key)),
        ),
        P::KeyEmpty { key, fatal } => say(
            "Keterangan belum diisi",
            if *fatal {
                format!("Halaman ini belum bisa dibuat karena {} belum diisi.", quoted(key))
            } else {
                format!("{} belum diisi.", quoted(key))
            },
            format!("Tulis isinya sesudah titik dua, contoh: “{}”.", example_line(key)),
        ),
        P::ValueType { key, expected } => say(
            "Bentuk isi belum cocok",
            format!("Isi {} belum berupa {}.", quoted(key), kind(*expected)),
            how(*expected, key),
        ),
        P::DateInvalid { key, value, meant } => say(
            "Tanggal belum terbaca",
            format!("Tanggal {} di {} tidak ada di kalender atau belum terbaca.", quoted(value), quoted(key)),
            match meant {
                Some(day) => format!("Tulis begini: “{}: {day}”.", harmless(key)),
                None => format!("Tulis tahun, bulan, lalu tanggal, contoh: “{}: 2026-11-20”.", harmless(key)),
            },
        ),
        P::ValueUnknown { key, value, known } => say(
            "Isi di luar pilihan",
            format!("Isi {} di {} tidak ada di daftar pilihan.", quoted(value), quoted(key)),
            if known.is_empty() {
                "Hapus isi ini, atau ganti dengan pilihan yang ada di panduan penulis.".into()
            } else {
                format!("Pilih salah satu: {}.", listed(known, "atau"))
            },
        ),
        P::DataUnreadable { reason } => say(
            "Baris daftar belum terbaca",
            format!("Baris ini di daftar belum bisa dibaca. {}", cause(reason)),
            next_step(reason),
        ),
        P::DataTooLong => say(
            "Daftar terlalu panjang",
            "Daftar ini lebih dari 500.000 huruf, jadi tidak dibaca.".into(),
            "Hapus baris yang tidak dipakai halaman mana pun.".into(),
        ),
        P::DataRowTwice { row } => say(
            "Kunci daftar dipakai dua kali",
            format!("Kunci {} sudah dipakai di atas. Isi yang kedua tidak dipakai.", quoted(row)),
            "Pilih satu, lalu hapus yang lain. Kalau keduanya perlu, beri nama lain.".into(),
        ),
        P::DataValueMissing { row, key, fatal } => say(
            "Isi daftar belum lengkap",
            if *fatal {
                format!("{} belum punya “{}”, jadi belum bisa dipakai.", quoted(row), harmless(key))
            } else {
                format!("{} belum punya “{}”.", quoted(row), harmless(key))
            },
            format!("Di bawah “{}:”, tulis dengan dua spasi di depan, contoh: “{}”.", harmless(row), example_line(key)),
        ),
        P::LawUnknown { law, nearest } => say(
            "Peraturan belum ada di daftar",
            format!("{} belum ada di “data/peraturan.yml”.", quoted(law)),
            nearest_or(nearest.as_deref(), "Tambahkan ke “data/peraturan.yml”: kuncinya, lalu “nama” dan “status” di bawahnya."),
        ),
        P::LawRepealed { law, successor } => say(
            "Dasar hukum sudah dicabut",
            match successor {
                Some([name, _]) => format!("{} sudah dicabut, diganti {}.", quoted(law), quoted(name)),
                None => format!("{} sudah dicabut.", quoted(law)),
            },
            match successor {
                Some([_, key]) => format!("Cocokkan isi halaman dengan aturan baru. Lalu tulis “{}” di “dasar_hukum”.", harmless(key)),
                None => "Cari aturan penggantinya, lalu tulis kuncinya di “diganti” pada daftar peraturan.".into(),
            },
        ),
        P::LawAmended { law, successor } => say(
            "Dasar hukum sudah diubah",
            match successor {
                Some([name, _]) => format!("{} sudah diubah dengan {}.", quoted(law), quoted(name)),
                None => format!("{} sudah diubah.", quoted(law)),
            },
            match successor {
                Some([_, key]) => format!("Cek apakah isi halaman masih cocok. Kalau perlu, tulis juga “{}”.", harmless(key)),
                None => "Cek apakah isi halaman masih cocok dengan perubahannya.".into(),
            },
        ),
        P::SuccessorUnknown { law, nearest } => say(
            "Peraturan pengganti belum ada di daftar",
            format!("{} di “diganti” belum ada di daftar ini.", quoted(law)),
            nearest_or(nearest.as_deref(), "Tambahkan peraturan itu ke daftar ini, dengan “nama” dan “status”."),
        ),
        P::SuccessorLoop { laws } => say(
            "Peraturan saling mengganti",
            format!("Menurut daftar ini, {} saling mengganti.", listed(laws, "dan")),
            "Cek “diganti” pada tiap peraturan itu. Yang paling baru tidak punya “diganti”.".into(),
        ),
        P::FactUnknown { fact, nearest } => say(
            "Fakta belum ada di daftar",
            format!("Fakta {} belum ada di “data/fakta.yml”.", quoted(fact)),
            match nearest {
                Some(nearest) => format!("Mungkin maksudnya {}? Kalau ya, tulis begitu.", quoted(nearest)),
                None => format!("Tambahkan satu baris di “data/fakta.yml”, contoh: “{}: 0800-000-0000”.", harmless(fact)),
            },
        ),
        P::FactMismatch { fact, written, value } => say(
            "Tulisan berbeda dari daftar fakta",
            format!("Di sini tertulis {}, tetapi fakta {} berisi {}.", quoted(written), quoted(fact), quoted(value)),
            "Jalankan “loket fix” untuk menyamakannya. Kalau yang di sini benar, ubah “data/fakta.yml”.".into(),
        ),
        P::ReviewOverdue { due, owner } => say(
            "Halaman sudah waktunya diperiksa lagi",
            match owner {
                Some(owner) => format!("Halaman ini perlu diperiksa lagi sejak {due}, oleh {}.", quoted(owner)),
                None => format!("Halaman ini perlu diperiksa lagi sejak {due}."),
            },
            "Baca halaman ini bersama petugas loket. Kalau sudah benar, ganti “diperiksa” dengan tanggal hari itu.".into(),
        ),
        P::OnlineOnly => say(
            "Layanan hanya lewat internet",
            "Layanan ini hanya ada di internet. Warga tanpa internet belum bisa mengurusnya.".into(),
            "Sebut kantor yang bisa membantu di “instansi”. Lengkapi loket, telepon, atau WhatsApp di halaman kantor itu.".into(),
        ),
        P::AccessMissing => say(
            "Kemudahan di kantor belum disebut",
            "Warga yang memakai kursi roda atau perlu bantuan belum tahu keadaan kantor ini.".into(),
            "Tulis yang sudah ada, contoh: “akses: [ramp, pendampingan]”. Kalau belum ada, tulis “akses: belum ada”.".into(),
        ),
        P::NobodyToReach => say(
            "Kantor belum bisa dihubungi",
            "Warga belum bisa bertanya kepada orang di kantor ini.".into(),
            "Tulis salah satu: “telepon”, “whatsapp”, atau “surel”. Contoh: “telepon: 0800-000-0000”.".into(),
        ),
        P::RawHtml => say(
            "Kode HTML tampil sebagai tulisan",
            "Kode HTML ini tampil apa adanya di halaman.".into(),
            "Hapus kodenya. Untuk huruf tebal, tulis **penting**. Untuk tautan, tulis [nama](alamat).".into(),
        ),
        P::LinkUnsafe { url } if is_on_own_computer(url) => say(
            "Tautan menuju berkas di komputer sendiri",
            format!("{} hanya ada di komputer ini, jadi warga tidak bisa membukanya.", quoted(url)),
            "Salin berkasnya ke folder halaman ini, lalu tulis namanya saja, contoh: “formulir.pdf”.".into(),
        ),
        P::LinkSpaces { url } => say(
            "Alamat tautan memuat spasi",
            format!("Alamat {} memuat spasi, jadi tampil sebagai tulisan biasa, bukan tautan.", quoted(url)),
            format!("Tulis tiap spasi sebagai “%20”: {}.", quoted(&url.replace(' ', "%20"))),
        ),
        P::LinkUnsafe { url } => say(
            "Alamat tautan tidak aman",
            format!("Alamat {} tidak aman bagi pembaca, jadi tidak dipakai.", quoted(url)),
            "Pakai alamat yang diawali https://, mailto:, atau tel:, atau nama berkas di situs ini.".into(),
        ),
        P::TemplateTag { tag } => say(
            "Tanda dari situs lama tampil sebagai tulisan",
            format!("Tanda {} tampil apa adanya di halaman.", quoted(tag)),
            if is_box(tag) {
                "Tulis kotak catatan begini: “> [!NOTE]” di baris pertama, lalu isinya di bawahnya, juga diawali “>”.".into()
            } else {
                "Hapus tanda ini, lalu tulis isinya langsung.".into()
            },
        ),
        P::ImageWithoutAlt => say(
            "Gambar belum punya keterangan",
            "Gambar ini belum punya keterangan. Warga yang memakai pembaca layar tidak tahu isinya.".into(),
            "Tulis isi gambar di antara kurung siku, contoh: “![Denah loket 1 sampai 4](denah.png)”.".into(),
        ),
        P::HeadingLevelOne => say(
            "Judul kedua di halaman",
            "Halaman sudah punya judul, jadi judul ini tampil sebagai judul bagian.".into(),
            "Tambah satu tanda #, contoh: “## Yang perlu disiapkan”.".into(),
        ),
        P::HeadingSkips { level, expected } => say(
            "Judul bagian melompati tingkat",
            format!("Judul ini tingkat {level}, padahal judul di atasnya baru sampai tingkat {}.", expected.saturating_sub(1)),
            format!("Pakai {expected} tanda #, contoh: “{} Biaya”.", "#".repeat(usize::from(*expected))),
        ),
        P::TooManyCallouts { count } => say(
            "Kotak catatan terlalu banyak",
            format!("Ada {count} kotak catatan di halaman ini. Kalau terlalu banyak, yang penting tidak terlihat."),
            "Sisakan paling banyak tiga. Tulis yang lain sebagai kalimat biasa.".into(),
        ),
        P::SectionShape { heading, expected } => say(
            "Isi bagian belum terbaca",
            format!("Bagian {} belum berupa {}.", quoted(heading), kind(*expected)),
            how(*expected, heading),
        ),
        P::StepsTakeLonger { steps, promised } => say(
            "Waktu langkah lebih lama dari janji",
            format!("Semua langkah memakan waktu {}, tetapi janji di “waktu” adalah {}.", harmless(steps), harmless(promised)),
            "Cek waktu tiap langkah, atau ubah “waktu” di bagian atas halaman.".into(),
        ),
        P::StepsCostMore { steps, promised } => say(
            "Biaya langkah lebih besar dari biaya layanan",
            format!("Biaya semua langkah {}, tetapi “biaya” di atas {}.", rupiah(*steps), rupiah(*promised)),
            format!("Cek biaya tiap langkah, atau tulis “biaya: {steps}” di bagian atas halaman."),
        ),
        P::StandardOfGuide { stated, missing, .. } => say(
            "Standar pelayanan panduan ini belum lengkap",
            format!("Standar pelayanan ini memuat {stated} dari 14 komponen. Belum ada {}.", listed(missing, "dan")),
            standard_help(missing),
        ),
        P::StandardOfOffice { missing } => say(
            "Standar pelayanan kantor ini belum lengkap",
            format!("Kantor ini belum menulis {}, jadi standar semua layanannya belum lengkap.", listed(missing, "dan")),
            format!("{} Cukup sekali: semua panduan kantor ini ikut memakainya.", standard_help(missing)),
        ),
        P::EventWithoutSteps => say(
            "Peristiwa hidup tanpa daftar panduan",
            "Halaman ini belum punya daftar bernomor yang berisi tautan ke panduan.".into(),
            "Tulis daftarnya, contoh: “1. [Mengurus akta kelahiran](../panduan/akta/akta-kelahiran.md)”.".into(),
        ),
        P::EventStepWithoutGuide => say(
            "Langkah peristiwa tanpa tautan panduan",
            "Baris ini belum menuju ke panduan, jadi biaya, waktu, dan berkasnya belum ikut dihitung.".into(),
            "Jadikan teksnya tautan, contoh: “[Mengurus akta kelahiran](../panduan/akta/akta-kelahiran.md)”.".into(),
        ),
        P::EventStepSecondGuide { url } => say(
            "Tautan kedua di satu langkah",
            format!("Langkah ini sudah punya panduan, jadi {} tidak ikut dihitung.", quoted(url)),
            "Jadikan langkah sendiri. Atau tulis di bawahnya dengan tiga spasi di depan: “- atau […](…)”, “- sambil itu […](…)”.".into(),
        ),
        P::EventStepNoGuide { url } => say(
            "Tautan langkah bukan ke panduan",
            format!("{} bukan panduan, jadi biaya, waktu, dan berkasnya tidak ikut dihitung.", quoted(url)),
            "Arahkan ke berkas di folder “panduan”. Belum ada? Mulai dengan: loket new panduan \"Judulnya\".".into(),
        ),
        P::HoursUnread => say(
            "Jam buka belum terbaca",
            "Jam ini tampil apa adanya. Halaman depan belum bisa memberi tahu warga apakah kantor sedang buka.".into(),
            "Tulis hari, lalu jam buka dan tutup, contoh: “jam: Senin–Kamis 08.00–15.00”.".into(),
        ),
        P::SurveyElements { count } => say(
            "Unsur survei tidak sembilan",
            format!("Survei ini berisi {count} nilai unsur. Survei Kepuasan Masyarakat punya 9 unsur."),
            "Tulis 9 angka berurutan, contoh: “unsur: [3.6, 3.5, 3.4, 3.9, 3.6, 3.6, 3.7, 3.4, 3.3]”. Belum ada? Hapus baris “unsur”.".into(),
        ),
        P::TermWithoutMeaning => say(
            "Istilah belum punya arti",
            "Istilah ini belum dijelaskan, jadi warga hanya melihat namanya.".into(),
            "Tulis artinya dalam satu kalimat, di bawah tanda --- yang kedua.".into(),
        ),
        P::FaqWithoutQuestions => say(
            "Halaman tanya jawab tanpa pertanyaan",
            "Halaman ini belum punya pertanyaan, jadi pencarian tidak menemukan jawabannya satu per satu.".into(),
            "Tulis tiap pertanyaan dengan dua tanda #, contoh: “## Apakah harus membayar?”. Tulis jawabannya di bawahnya.".into(),
        ),
        P::NoticeReversed => say(
            "Pengumuman selesai sebelum mulai",
            "Tanggal “sampai” lebih awal daripada “mulai”, jadi pengumuman ini tidak pernah tampil.".into(),
            "Cek kedua tanggalnya. Contoh: “mulai: 2026-12-01”, lalu “sampai: 2026-12-10”.".into(),
        ),
        P::BookWithoutChapters => say(
            "Daftar buku masih kosong",
            "Daftar buku ini belum berisi tautan ke halaman yang bisa dicetak, jadi bukunya tidak dibuat.".into(),
            "Tulis daftarnya, contoh: “- [Mengurus akta kelahiran](../panduan/akta/akta-kelahiran.md)”.".into(),
        ),
        P::BookLinkNoChapter { url } => say(
            "Tautan tidak menjadi bab buku",
            format!("{} tidak ikut tercetak di buku ini: halaman itu bukan satu bab.", quoted(url)),
            "Arahkan ke panduan, peristiwa, kantor, kisah, atau tanya jawab. Istilah tercetak sendiri di akhir buku.".into(),
        ),
        P::HelperWithoutQuestions => say(
            "Penentu tanpa pertanyaan",
            "Halaman ini belum punya pertanyaan.".into(),
            "Tulis pertanyaan sebagai judul, contoh: “## Di mana anak lahir?”. Di bawahnya, tulis jawaban sebagai daftar tautan."
                .into(),
        ),
        P::HelperDeadEnd { question } => say(
            "Pertanyaan tanpa jawaban",
            format!("Pertanyaan {} belum punya jawaban yang bisa dipilih. Warga akan berhenti di sini.", quoted(question)),
            "Tulis daftar jawaban di bawahnya, contoh: “- [Di rumah](#hasil-bawa-berkas-ini)”. Kalau ini hasil, awali judulnya dengan “Hasil:”."
                .into(),
        ),
        P::HelperAnswerWithoutLink { answer } => say(
            "Jawaban belum menuju ke mana pun",
            format!("Jawaban {} belum punya tautan. Warga yang memilihnya akan berhenti di sini.", quoted(answer)),
            "Jadikan tautan ke judul berikutnya, contoh: “[Di rumah](#ada-buku-nikah)” atau “[Di rumah](#hasil-tanya-petugas)”."
                .into(),
        ),
        P::HelperLoop { answer, question } => say(
            "Jawaban berputar kembali",
            format!("Jawaban {} kembali ke {}. Warga akan berputar tanpa hasil.", quoted(answer), quoted(question)),
            "Arahkan ke pertanyaan sesudahnya atau ke sebuah hasil, contoh: “(#hasil-tanya-petugas)”.".into(),
        ),
        P::HelperUnreachable { heading } => say(
            "Tidak ada jawaban yang menuju ke sini",
            format!("Tidak ada jawaban yang menuju ke {}, jadi tidak ada warga yang melihatnya.", quoted(heading)),
            "Arahkan sebuah jawaban ke judul ini, atau hapus bagian ini.".into(),
        ),
        P::HelperWithoutDontKnow { question } => say(
            "Belum ada jawaban “Tidak tahu”",
            format!("Pertanyaan {} belum punya jawaban untuk warga yang tidak tahu.", quoted(question)),
            "Tambahkan, contoh: “- [Tidak tahu](#hasil-tanya-petugas)”.".into(),
        ),
        P::HelperTooDeep { depth } => say(
            "Terlalu banyak pertanyaan berturut-turut",
            format!("Jalan terpanjang berisi {depth} pertanyaan. Lebih dari 6, banyak orang berhenti di tengah."),
            "Gabungkan atau hapus pertanyaan, atau bagi menjadi dua penentu.".into(),
        ),
        P::PictureUnreadable => say(
            "Gambar tidak bisa dibuka",
            "Berkas ini bernama gambar, tetapi isinya tidak bisa dibuka. Warga melihat tempat kosong.".into(),
            "Simpan ulang gambarnya sebagai JPEG atau PNG, dengan nama yang sama.".into(),
        ),
        P::PictureTooLarge { width, height } => say(
            "Gambar terlalu besar untuk dikecilkan",
            format!("Gambar ini {width} × {height} piksel, jadi terbit apa adanya. Di ponsel lama, gambar sebesar ini tidak tampil."),
            "Kecilkan sampai lebarnya 1600 piksel, lalu simpan dengan nama yang sama.".into(),
        ),
        P::PictureHeavy { size } => say(
            "Berkas gambar sangat berat",
            format!("Berkas gambar ini {}. Halaman memakai bentuk kecilnya, tetapi berkas aslinya ikut terbit.", weight(*size, ',')),
            "Kecilkan sampai lebarnya 1600 piksel. Simpan foto sebagai JPEG.".into(),
        ),
        P::PageHeavy { size, biggest, part } => say(
            "Halaman berat di jaringan lambat",
            format!(
                "Tampilan pertama halaman ini {} (teks, gaya, dan gambar atas, setelah dimampatkan). Batas yang baik: 14 KB. Bagian terbesar: {}, {}.",
                weight(*size, ','),
                match biggest {
                    HeavyPart::Text => "teks halaman".to_owned(),
                    HeavyPart::Theme => "gaya dan skrip tema".to_owned(),
                    HeavyPart::Picture(name) => format!("gambar {}", quoted(name)),
                },
                weight(*part, ','),
            ),
            match biggest {
                HeavyPart::Text => "Bagi halaman ini menjadi dua, atau pindahkan sebagian ke halaman lain.".into(),
                HeavyPart::Theme => "Kecilkan berkas di folder “themes”.".into(),
                HeavyPart::Picture(_) => "Taruh gambarnya di dalam teks, di bawah paragraf pertama, atau pakai gambar yang lebih sederhana.".into(),
            },
        ),
        P::PossibleNik => say(
            "Mungkin ada NIK",
            "Angka 16 digit ini mungkin NIK seseorang.".into(),
            "Hapus angkanya, atau ganti dengan contoh: “3300xxxxxxxxxxxx”.".into(),
        ),
        P::PrivatePhone => say(
            "Mungkin ada nomor telepon pribadi",
            "Nomor ini mungkin telepon pribadi seseorang.".into(),
            "Hapus nomornya, atau ganti dengan nomor kantor.".into(),
        ),
        P::HomeAddress => say(
            "Mungkin ada alamat rumah",
            "Tulisan ini mungkin alamat rumah seseorang.".into(),
            "Tulis wilayahnya saja, contoh: “warga Kelurahan Mekar”.".into(),
        ),
        P::LooksWord { word } => say(
            "Kata tentang rupa seseorang",
            format!("Kata {} bercerita tentang rupa, bukan tentang perbuatan.", quoted(word)),
            "Coba tulis apa yang orang itu lakukan.".into(),
        ),
        P::LinkTargetMissing { url, nearest, moved } => say(
            "Tujuan tautan tidak ditemukan",
            format!("Tautan menuju {}, tetapi berkas itu tidak ditemukan.", quoted(url)),
            moved_or(*moved, nearest.as_deref(), "Cek nama berkasnya, contoh: “../instansi/disdukcapil.md”."),
        ),
        P::LinkAnchorMissing { anchor, nearest } => say(
            "Bagian yang dituju tidak ditemukan",
            format!("Tautan menuju bagian {}, tetapi bagian itu tidak ditemukan.", quoted(anchor)),
            nearest_or(
                nearest.as_deref(),
                "Cek judul bagian di halaman tujuan. Tulis dengan huruf kecil dan tanda hubung, contoh: “#yang-perlu-disiapkan”.",
            ),
        ),
        P::LinkTargetUnpublished { url } => say(
            "Tujuan tautan belum atau tidak lagi terbit",
            format!("Halaman {} saat ini tidak terbit, jadi tautannya tidak bisa dibuka.", quoted(url)),
            "Terbitkan halaman itu, atau hapus tautannya.".into(),
        ),
        P::ReferenceMissing { key, value, nearest, moved } => say(
            "Halaman yang disebut tidak ditemukan",
            format!("{} di {} tidak ditemukan di situs ini.", quoted(value), quoted(key)),
            moved_or(*moved, nearest.as_deref(), "Tulis nama berkasnya tanpa “.md”, contoh: “disdukcapil”."),
        ),
        P::OfficeFreeText { office } => say(
            "Kantor belum punya halaman",
            format!("{} belum punya halaman, jadi jam buka dan alamatnya tidak tampil.", quoted(office)),
            "Buat halamannya di folder “content/instansi”, lalu tulis nama berkasnya, contoh: “instansi: disdukcapil”.".into(),
        ),
        P::AddressTaken { address } => say(
            "Dua halaman memakai alamat yang sama",
            format!("Alamat {} sudah dipakai halaman lain.", quoted(address)),
            "Ganti nama salah satu berkas, contoh: “akta-kelahiran-terlambat.md”. Tertulis di “alamat_lama”? Hapus dari sana.".into(),
        ),
        P::AddressInvalid { address } if address.contains("://") => say(
            "Alamat tidak bisa dipakai",
            format!("Alamat {} memuat nama situs, padahal alamat lama selalu di situs ini.", quoted(address)),
            "Tulis bagian sesudah nama situs saja, contoh: “panduan/kartu-keluarga.html”.".into(),
        ),
        P::AddressInvalid { address } => say(
            "Alamat tidak bisa dipakai",
            format!("Alamat {} tidak bisa dipakai di web.", quoted(address)),
            "Pakai huruf kecil, angka, dan tanda hubung saja, contoh: “panduan/kartu-keluarga”.".into(),
        ),
        P::AddressVanished { address, candidate, certain } => say(
            "Alamat lama tidak ada lagi",
            format!("Halaman {} pernah terbit, tetapi tidak ada lagi. Tautan warga ke sana akan putus.", quoted(address)),
            match (candidate, certain) {
                (Some(page), true) => format!(
                    "Halaman itu pindah ke {}. Jalankan “loket fix”, atau tulis di sana: “alamat_lama: [{}]”.",
                    quoted(page),
                    harmless(address)
                ),
                (Some(page), false) => format!(
                    "Mungkin penggantinya {}. Kalau ya, tulis di sana: “alamat_lama: [{}]”. Kalau memang dihapus, biarkan saja.",
                    quoted(page),
                    harmless(address)
                ),
                (None, _) => format!(
                    "Kalau ada penggantinya, tulis di halaman pengganti: “alamat_lama: [{}]”. Kalau memang dihapus, biarkan saja.",
                    harmless(address)
                ),
            },
        ),
        P::RedirectLoop { address } => say(
            "Alamat lama sama dengan alamat sekarang",
            format!("{} sudah menjadi alamat halaman ini sendiri.", quoted(address)),
            "Hapus alamat ini dari “alamat_lama”.".into(),
        ),
        P::TranslationOrphan { language } => say(
            "Terjemahan tanpa halaman asal",
            format!("Ini terjemahan (bahasa {}), tetapi halaman asalnya tidak ditemukan.", quoted(language)),
            "Samakan nama berkas dengan halaman asal, contoh: “ktp.md” dan “ktp.en.md”.".into(),
        ),
        P::TranslationStale { part, change, language } => {
            let part = stale_part(*part);
            let message = match change {
                StaleChange::Changed => format!("{part} di terjemahan ini berbeda dengan halaman asal (bahasa {}).", quoted(language)),
                StaleChange::New => format!("{part} di halaman asal (bahasa {}) belum ada di terjemahan ini.", quoted(language)),
                StaleChange::Gone => format!("{part} di terjemahan ini sudah tidak ada di halaman asal (bahasa {}).", quoted(language)),
            };
            say(
                "Terjemahan tertinggal",
                message,
                "Terjemahkan bagian itu. Sebelum itu, warga melihat bagian dari halaman asal. Isinya sudah sama? Jalankan “loket fix --translated” dengan nama berkas ini.".into(),
            )
        }
        P::EasyReadOrphan { base } => say(
            "Versi mudah tanpa halaman asal",
            format!("Ini versi mudah, tetapi halaman asalnya ({}) tidak ditemukan.", quoted(base)),
            "Samakan nama berkas dengan halaman asal, contoh: “akta.md” dan “akta.mudah.md”.".into(),
        ),
        P::CodeShape { code } => say(
            "Kode kurang cocok untuk alamat pendek",
            format!("Kode {} tercetak di kertas dan diketik orang. Sebaiknya 2 sampai 6 huruf atau angka.", quoted(code)),
            "Tulis yang lebih pendek, contoh: “kode: AKTA1”. Hapus barisnya kalau boleh dibuatkan.".into(),
        ),
        P::SearchWordDead { word, meaning } => say(
            "Kata pencarian belum menuju halaman",
            format!("Tidak ada halaman yang memuat {}, jadi baris ini belum membantu warga yang mengetik {}.", quoted(meaning), quoted(word)),
            "Ganti artinya dengan kata yang ada di judul panduan, atau hapus baris ini.".into(),
        ),
        P::SearchWordLine => say(
            "Baris kata pencarian belum lengkap",
            "Baris ini belum punya arti, jadi pencarian melewatinya.".into(),
            "Tulis kata warga, tekan tombol Tab, lalu tulis kata di halaman. Contoh: “raib”, Tab, “hilang”.".into(),
        ),
        P::KeywordIdle { keyword } => say(
            "Kata kunci yang tidak dicari",
            format!("{} hanya berisi kata sambung atau kata tanya, dan kata seperti itu tidak dipakai saat mencari.", quoted(keyword)),
            "Hapus, atau tambahkan kata yang menyebut urusannya, contoh “cara bikin ktp”.".into(),
        ),
        P::CodeTaken { code } => say(
            "Dua halaman memakai kode yang sama",
            format!("Kode {} sudah dipakai halaman lain.", quoted(code)),
            "Pilih kode lain, atau hapus baris “kode” agar dibuatkan.".into(),
        ),
        P::ThemeMissing { theme } => say(
            "Tema tidak ditemukan",
            format!("Tema {} tidak ditemukan di folder “themes”.", quoted(theme)),
            "Tulis “tema: loket” di “site.yaml” untuk memakai tema bawaan, atau cek nama foldernya.".into(),
        ),
        P::TemplateInvalid { reason } => say(
            "Berkas tema belum bisa dipakai",
            "Berkas tema ini belum bisa dipakai.".into(),
            for_the_theme(reason),
        ),
        P::TemplateFailed { page, reason } => say(
            "Tema belum bisa menampilkan halaman",
            format!("Halaman {} belum bisa ditampilkan oleh tema.", quoted(page)),
            for_the_theme(reason),
        ),
        P::PlainLanguage(finding) => {
            let [message, _] = &finding.message;
            let [help, _] = &finding.help;
            say("Kalimat bisa lebih mudah dibaca", message.clone(), help.clone())
        }
        P::RuleFile(fault) => {
            let [message, _] = &fault.message;
            let [help, _] = &fault.help;
            say("Aturan bahasa belum bisa dipakai", message.clone(), help.clone())
        }
        P::StringsKey { key, missing: true } => say(
            "Teks tema belum lengkap",
            format!("Teks {} belum ada di berkas bahasa tema ini.", quoted(key)),
            format!("Tambahkan satu baris di berkas ini, contoh: “{}: …”.", harmless(key)),
        ),
        P::StringsKey { key, missing: false } => say(
            "Teks tema tidak dipakai",
            format!("Teks {} tidak dipakai oleh tema.", quoted(key)),
            "Hapus baris ini, atau cek ejaan namanya.".into(),
        ),
    }
}

/// Names a part of a translation, to stand at the beginning of a sentence.
fn stale_part(part: StalePart) -> String {
    match part {
        StalePart::Fee => "Biaya".into(),
        StalePart::Time => "Waktu".into(),
        StalePart::Results => "Hasil".into(),
        StalePart::Audience => "“Untuk siapa”".into(),
        StalePart::Requirement(number) => format!("Syarat {number}"),
        StalePart::Step(number) => format!("Langkah {number}"),
        StalePart::Contact => "Telepon, WhatsApp, surel, atau jam buka".into(),
        StalePart::Dates => "Tanggal mulai atau sampai".into(),
        StalePart::Questions => "Pertanyaan, jawaban, atau berkasnya".into(),
    }
}

/// Names what a value or section should be, to stand after "berupa".
fn kind(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "satu tulisan",
        Expected::YesNo => "“ya” atau “tidak”",
        Expected::Number => "angka bulat",
        Expected::Decimal => "angka",
        Expected::Date => "tanggal",
        Expected::List => "daftar",
        Expected::TextOrList => "tulisan atau daftar",
        Expected::Map => "kelompok keterangan",
        Expected::Fee => "biaya yang bisa dihitung",
        Expected::Duration => "lama waktu",
        Expected::Hours => "jam buka",
        Expected::NumberedList => "daftar bernomor",
        Expected::BulletedList => "daftar",
        Expected::Questions => "tanya jawab",
        Expected::Url => "alamat web",
        Expected::LanguageCode => "kode bahasa",
        Expected::Colour => "kode warna",
        Expected::UtcOffset => "selisih waktu",
    }
}

/// Says how to type what is meant; `key` is a key, or a heading where a section is meant.
fn how(expected: Expected, key: &str) -> String {
    let key = harmless(key);
    match expected {
        Expected::Text => format!("Tulis dalam satu baris sesudah titik dua, contoh: “{}”.", example_line(&key)),
        Expected::YesNo => format!("Tulis “{key}: ya” atau “{key}: tidak”."),
        Expected::Number => format!("Tulis angka saja, tanpa titik, contoh: “{key}: 20”."),
        Expected::Decimal => format!("Tulis satu angka, dengan titik untuk pecahan, contoh: “{key}: 89.28”."),
        Expected::Date => format!("Tulis tahun, bulan, lalu tanggal, contoh: “{key}: 2026-11-20”."),
        Expected::List | Expected::TextOrList => {
            format!("Pisahkan dengan koma di antara kurung siku, contoh: “{key}: [satu, dua]”.")
        }
        Expected::Map => format!("Tulis “{key}:”. Di bawahnya, tulis tiap keterangan dengan dua spasi di depan."),
        Expected::Fee => {
            format!("Tulis “{key}: gratis”, atau angka rupiah tanpa titik, contoh: “{key}: 50000”.")
        }
        Expected::Duration => format!("Tulis angka dan satuannya, contoh: “{key}: 15 menit” atau “{key}: 1 hari kerja”."),
        Expected::Hours => format!("Tulis hari, lalu jam, contoh: “{key}: Senin–Kamis 08.00–15.00”."),
        Expected::NumberedList => "Tulis tiap langkah di baris sendiri, contoh: “1. Isi formulir”, lalu “2. Serahkan berkas”.".into(),
        Expected::BulletedList => "Tulis tiap syarat di baris sendiri, contoh: “- [ ] Kartu Keluarga — *fotokopi*”.".into(),
        Expected::Questions => "Tulis tiap pertanyaan dengan tiga tanda #, contoh: “### Apakah bisa diwakilkan?”. Tulis jawabannya di bawahnya.".into(),
        Expected::Url => format!("Tulis alamat lengkap, contoh: “{key}: https://kotacontoh.example/”."),
        Expected::LanguageCode => format!("Tulis kode dua huruf: id, en, jv, atau su. Contoh: “{key}: id”."),
        Expected::Colour => format!("Tulis tanda # dan enam angka atau huruf di antara tanda kutip. Contoh: {key}: \"#0b5d3b\"."),
        Expected::UtcOffset => format!("Tulis selisih jam dari waktu dunia. Contoh untuk WIB: {key}: \"+07:00\"."),
    }
}

/// Says why a line cannot be read, where that is known.
fn cause(reason: &str) -> &'static str {
    match Reason::read(reason) {
        Some(Reason::Colon) => "Mungkin ada titik dua di dalam isinya.",
        Some(Reason::Blank) => "Titik dua dan isinya masih menempel.",
        Some(Reason::Indent) => "Mungkin awal baris belum lurus, atau ada tulisan sesudah tanda kutip.",
        Some(Reason::Quote) => "Mungkin tanda kutip belum ditutup.",
        Some(Reason::Bracket) => "Mungkin kurung belum ditutup.",
        Some(Reason::FirstSign) => "Isinya diawali tanda yang punya arti khusus.",
        Some(Reason::Tab) => "Ada Tab di baris ini.",
        Some(Reason::Backslash) => "Ada garis miring terbalik (\\) di antara tanda kutip.",
        None => "Tiap baris berbentuk “nama: isi”.",
    }
}

/// Says what to type where a line cannot be read.
fn next_step(reason: &str) -> String {
    match Reason::read(reason) {
        Some(Reason::Colon) => "Apit isinya dengan tanda kutip. Contoh: judul: \"KTP: cara membuat\".",
        Some(Reason::Blank) => "Ketik satu spasi sesudah titik dua. Contoh: “judul: Membuat KTP”.",
        Some(Reason::Indent) => "Luruskan awal baris dengan baris di atasnya. Kalau isinya diapit tanda kutip, taruh seluruh isi di antaranya.",
        Some(Reason::Quote) => "Taruh tanda kutip di akhir isi. Contoh: judul: \"Membuat KTP\".",
        Some(Reason::Bracket) => "Tutup dengan kurung yang sama. Contoh: topik: [ktp, keluarga].",
        Some(Reason::FirstSign) => "Apit isinya dengan tanda kutip. Contoh: medsos: \"@dukcapilkota\".",
        Some(Reason::Tab) => "Ganti Tab dengan dua spasi.",
        Some(Reason::Backslash) => "Ganti \\ dengan /. Contoh: judul: \"Surat masuk/keluar\".",
        None => "Cek baris ini dan baris di atasnya. Contoh: “judul: Membuat KTP”.",
    }
    .to_owned()
}

/// Offers the nearest name that exists, or another way on.
fn nearest_or(nearest: Option<&str>, otherwise: &str) -> String {
    match nearest {
        Some(nearest) => format!("Mungkin maksudnya {}? Kalau ya, tulis begitu.", quoted(nearest)),
        None => otherwise.to_owned(),
    }
}

/// Says where a page went, or proposes the nearest name, or else says what to do.
fn moved_or(moved: bool, nearest: Option<&str>, otherwise: &str) -> String {
    match nearest.filter(|_| moved) {
        Some(new) => format!(
            "Halamannya pindah, sekarang {}. Ketik “loket fix”, lalu tulisan ini ikut berubah.",
            quoted(new)
        ),
        None => nearest_or(nearest, otherwise),
    }
}

/// Hands the engine's own words on to whoever keeps the theme.
fn for_the_theme(reason: &str) -> String {
    format!("Tunjukkan catatan ini kepada pengelola tema: {}.", quoted(reason))
}

/// Says where the missing components of a service standard are written.
fn standard_help(missing: &[&'static str]) -> String {
    let (lines, headings) = to_write(missing);
    let top = (!lines.is_empty()).then(|| {
        format!("Di bagian atas halaman (di antara ---), tulis contohnya {}.", listed(&lines, "dan"))
    });
    let below =
        (!headings.is_empty()).then(|| format!("Buat bagian {} di badan halaman.", listed(&headings, "dan")));
    [top, below].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
