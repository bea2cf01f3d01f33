//! What is answered, and to whom.

use std::fs;

use super::preview::{Preview, page};

#[test]
fn the_panel_begins_with_what_works_and_orders_the_rest_by_effect() {
    let text = "Dalam rangka tertib, minta ijin. Ada jalur untuk orang cacat. Karena keteledoran pemohon, kartu hilang.";
    let preview = Preview::start_with(|root| {
        fs::create_dir_all(root.join("content/panduan")).expect("a folder");
        let matter = "---\njudul: Mengurus kartu\nbiaya: gratis\nwaktu: 1 hari\n---\n\n";
        fs::write(root.join("content/panduan/p.md"), format!("{matter}{text}\n")).expect("is written");
    });
    let answer = preview.get("/_loket/page?url=panduan/p.html");
    let json = answer.split_once("\r\n\r\n").expect("a body").1;
    let data: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
    assert_eq!(data["good"][0], "Biaya dan waktu sudah jelas.", "{data}");
    let words: Vec<&str> = data["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|finding| finding["word"].as_str())
        .collect();
    let at =
        |word| words.iter().position(|other| *other == word).unwrap_or_else(|| panic!("{word} in {words:?}"));
    let order = ["Susunan", "Manusiawi", "Nada", "Kata", "Ejaan"].map(at);
    assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{words:?}");
    let spelling =
        data["findings"].as_array().expect("a list").iter().find(|finding| finding["word"] == "Ejaan");
    let spelling = spelling.expect("it is told");
    assert_eq!(spelling["suggestions"][0], "izin");
    assert_eq!(spelling["sentence"], "Dalam rangka tertib, minta ijin.");
    assert!(
        data["bands"].as_array().is_some_and(|bands| bands.iter().any(|band| band["sign"] == "✓")),
        "{data}"
    );
}

#[test]
fn only_its_own_editor_is_answered() {
    let preview = Preview::start();
    let host = preview.address;
    let status = |answer: &str| answer.split(' ').nth(1).unwrap_or_default().to_owned();
    let send = |request: String| status(&preview.send(&request));

    let good = preview.get("/a.html");
    assert_eq!(status(&good), "200");
    for header in ["Cache-Control: no-store", "X-Content-Type-Options: nosniff"] {
        assert!(good.contains(header), "{good}");
    }
    assert!(!good.to_lowercase().contains("access-control-"), "{good}");
    assert_eq!(status(&preview.get("/gambar.svg")), "200");

    for path in
        ["/../site.yaml", "/%2e%2e/site.yaml", "/..%2fsite.yaml", "/content/a.md", "/site.yaml", "//a.html"]
    {
        assert_eq!(status(&preview.get(path)), "404", "{path}");
    }
    let moved = Preview::start_with(|root| {
        fs::create_dir_all(root.join("content/lain")).expect("a folder");
        fs::write(root.join("content/lain/f.md"), page("F", "f")).expect("is written");
    })
    .get("/lain");
    assert!(moved.contains("302") && moved.contains("Location: /lain/\r\n"), "{moved}");

    let origin = "Origin: http://jahat.example\r\n";
    assert_eq!(status(&preview.get_with("/a.html", origin)), "403");
    assert_eq!(status(&preview.get_with("/_loket/events", "Sec-Fetch-Site: cross-site\r\n")), "403");
    assert_eq!(send("GET / HTTP/1.1\r\nHost: jahat.example\r\n\r\n".to_owned()), "403");
    assert_eq!(send("GET / HTTP/1.1\r\n\r\n".to_owned()), "400");
    assert_eq!(send(format!("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n")), "405");
    assert_eq!(send(format!("GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\n\r\nabc")), "413");
    assert_eq!(send(format!("GET / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n")), "413");
    assert_eq!(send(format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "x".repeat(20_000))), "431");
    assert_eq!(send(format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "x".repeat(20_000))), "414");
    let head = preview.send(&format!("HEAD /a.html HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    assert!(status(&head) == "200" && head.ends_with("\r\n\r\n"), "{head}");
    assert!(!preview.path("public").exists());
}
