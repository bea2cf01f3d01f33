//! What the architecture promises and a reading of the source's text can hold.
//!
//! In: the files of `src/`, without comments and without their tests. Each test names one
//! rule of the design and the places where its matter may stand; a new place wants a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A file of the program.
struct Source {
    /// Its path below `src/`.
    path: String,
    /// The whole text.
    text: String,
    /// The code alone: no comments, no tests, strings emptied.
    code: String,
    /// The strings of the code.
    strings: Vec<String>,
}

impl Source {
    /// Names the outermost module that the file belongs to.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Gives the lines of the code in which a word stands, counted from 1.
    fn lines_with(&self, word: &str) -> Vec<String> {
        let lines = self.code.lines().enumerate().filter(|(_, line)| has_word(line, word));
        lines.map(|(number, line)| format!("src/{}:{}: {}", self.path, number + 1, line.trim())).collect()
    }
}

/// Reads every file of the program that is no test.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths: Vec<PathBuf> = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let texts: BTreeMap<String, String> = paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("it was found there").to_string_lossy();
            let text = std::fs::read_to_string(path).expect("source is text");
            (name.replace('\\', "/"), text.replace("\r\n", "\n"))
        })
        .collect();
    let tests: BTreeSet<String> = texts.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    texts
        .into_iter()
        .filter(|(path, _)| !tests.contains(path))
        .map(|(path, text)| {
            let (code, strings) = code_of(&text);
            Source { path, text, code, strings }
        })
        .collect()
}

/// Collects the Rust files of a folder.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entries too").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

/// Names the files of modules that exist for tests alone: `#[cfg(test)] mod tests;`.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let folder = match path {
        "lib.rs" | "main.rs" => String::new(),
        path => format!("{}/", path.strip_suffix(".rs").unwrap_or(path)),
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let pairs = lines.windows(2).filter(|pair| pair.first() == Some(&"#[cfg(test)]"));
    pairs
        .filter_map(|pair| pair.last()?.strip_prefix("mod ")?.strip_suffix(';'))
        .map(|name| format!("{folder}{name}.rs"))
        .collect()
}

/// Takes comments, tests and strings out of a source text; lines stay where they are.
fn code_of(text: &str) -> (String, Vec<String>) {
    let end = text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let text: Vec<char> = text[..end].chars().collect();
    let mut code = String::new();
    let mut strings = Vec::new();
    let mut at = 0;
    let peek = |at: usize| text.get(at).copied().unwrap_or('\0');
    while at < text.len() {
        match (peek(at), peek(at + 1)) {
            ('/', '/') => {
                while at < text.len() && peek(at) != '\n' {
                    at += 1;
                }
            }
            ('r', '"' | '#')
                if !peek(at.wrapping_sub(1)).is_alphanumeric() && peek(at.wrapping_sub(1)) != '_' =>
            {
                let hashes = (at + 1..at + 64).take_while(|i| peek(*i) == '#').count();
                if peek(at + 1 + hashes) != '"' {
                    code.push('r');
                    at += 1;
                    continue;
                }
                let mut string = String::new();
                at += 2 + hashes;
                while at < text.len() && !(peek(at) == '"' && (1..=hashes).all(|i| peek(at + i) == '#')) {
                    if peek(at) == '\n' {
                        code.push('\n');
                    }
                    string.push(peek(at));
                    at += 1;
                }
                at += 1 + hashes;
                strings.push(string);
                code.push_str("\"\"");
            }
            ('"', _) => {
                let mut string = String::new();
                at += 1;
                while at < text.len() && peek(at) != '"' {
                    if peek(at) == '\n' {
                        code.push('\n');
                    }
                    if peek(at) == '\\' {
                        at += 1;
                        if peek(at) == '\n' {
                            code.push('\n');
                        }
                    }
                    string.push(peek(at));
                    at += 1;
                }
                at += 1;
                strings.push(string);
                code.push_str("\"\"");
            }
            ('\'', '\\') => {
                // A character such as '\'' or '\u{feff}'.
                at += 3;
                while at < text.len() && peek(at) != '\'' {
                    at += 1;
                }
                at += 1;
                code.push_str("' '");
            }
            ('\'', _) if peek(at + 2) == '\'' => {
                at += 3;
                code.push_str("' '");
            }
            (other, _) => {
                code.push(other);
                at += 1;
            }
        }
    }
    (code, strings)
}

/// Tells whether a word stands in a line as a whole word.
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word)
        .any(|(at, _)| !part(line[..at].chars().next_back()) && !part(line[at + word.len()..].chars().next()))
}

/// Asserts that none of the words stands outside the allowed places, given as path prefixes below `src/`.
fn only_in(words: &[&str], places: &[&str]) {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !places.iter().any(|place| source.path.starts_with(place)))
    {
        for word in words {
            found.extend(source.lines_with(word));
        }
    }
    assert!(found.is_empty(), "{words:?} may stand in {places:?} only:\n{}", found.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "src/{} opens without `//!`", source.path);
        let head = source.text.lines().take_while(|line| line.starts_with("//!")).count();
        assert!(head <= 40, "src/{} opens with {head} lines of `//!`", source.path);
    }
}

#[test]
fn modules_use_only_those_above_them() {
    let all = sources();
    let lib = all.iter().find(|source| source.path == "lib.rs").expect("lib.rs is there");
    let order: Vec<&str> = lib
        .code
        .lines()
        .filter_map(|line| line.trim().trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    assert!(order.len() > 8, "the order is read from lib.rs: {order:?}");
    let place = |module: &str| order.iter().position(|other| *other == module);
    let mut wrong = Vec::new();
    for source in all.iter().filter(|source| !["lib.rs", "main.rs"].contains(&source.path.as_str())) {
        let own = place(source.module());
        assert!(own.is_some(), "src/{} belongs to no module of lib.rs", source.path);
        for (number, line) in source.code.lines().enumerate() {
            for (at, _) in line.match_indices("crate::") {
                let rest = &line[at + "crate::".len()..];
                let group =
                    rest.strip_prefix('{').map_or(rest, |group| group.split('}').next().unwrap_or(group));
                let uses = group.split(", ").take(if rest.starts_with('{') { usize::MAX } else { 1 });
                for path in uses.filter(|path| !path.starts_with("source::path")) {
                    let used: String =
                        path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    if place(&used).is_none() || place(&used) > own {
                        wrong.push(format!("src/{}:{}: {}", source.path, number + 1, line.trim()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "modules stand in the order of lib.rs:\n{}", wrong.join("\n"));
}

#[test]
fn the_names_of_files_depend_on_nothing() {
    let all = sources();
    let path = all.iter().find(|source| source.path == "source/path.rs").expect("it is there");
    assert!(!path.code.contains("crate::") && !path.code.contains("super::"), "source::path uses nothing");
}

#[test]
fn the_disk_is_touched_by_few() {
    only_in(
        &[
            "fs",
            "File::open",
            "File::create",
            "OpenOptions",
            "read_to_string",
            "canonicalize",
            "walkdir",
            "WalkDir",
        ],
        &[
            "source.rs",
            "source/",
            "output.rs",
            "output/",
            "pipeline.rs", // its own program's size and age
            "asset",       // a cache in .loket/
            "serve",       // the folders to watch
            "command/new.rs",
            "command/init.rs",
            "command/fix.rs",
            "document/schema.rs", // a word of schema.org's, no file
        ],
    );
}

#[test]
fn the_pipeline_alone_uses_many_cores() {
    only_in(&["rayon", "par_iter", "into_par_iter", "par_chunks"], &["pipeline", "output"]);
    only_in(&["thread"], &["pipeline.rs", "output", "serve", "command/serve.rs", "main.rs"]);
}

#[test]
fn the_clock_and_the_environment_are_asked_by_few() {
    only_in(
        &["Instant", "SystemTime", "Timestamp", "Zoned"],
        &["pipeline", "output", "serve", "command/build.rs", "command/serve.rs"],
    );
    only_in(
        &["std::env", "env::var", "env::args_os", "current_dir", "current_exe"],
        &["pipeline.rs", "main.rs", "command/serve.rs", "serve"],
    );
}

#[test]
fn pure_stages_hold_no_locks() {
    let mut found = Vec::new();
    let pure = ["document", "site", "render", "search", "language", "config", "diagnostic"];
    for source in sources().iter().filter(|source| pure.contains(&source.module())) {
        for word in ["Mutex", "RwLock", "RefCell", "thread_local", "AtomicUsize", "static mut", "async"] {
            found.extend(source.lines_with(word));
        }
    }
    assert!(found.is_empty(), "pure stages:\n{}", found.join("\n"));
}

#[test]
fn printing_goes_through_the_console() {
    only_in(&["println!", "print!", "eprintln!", "eprint!", "dbg!"], &[]);
    only_in(&["stdout", "stderr"], &["main.rs", "command", "cli"]);
}

#[test]
fn nothing_panics_on_purpose() {
    only_in(
        &["unwrap()", "todo!", "unimplemented!", "panic!", "unreachable!", "process::exit", "unsafe"],
        &[],
    );
}

#[test]
fn no_hash_map_is_walked() {
    let walks = [
        "iter()",
        "iter_mut()",
        "into_iter()",
        "keys()",
        "values()",
        "values_mut()",
        "drain(",
        "into_keys()",
        "into_values()",
    ];
    let mut found = Vec::new();
    for source in sources() {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for line in source.code.lines() {
            for hash in ["HashMap<", "HashSet<", "HashMap::", "HashSet::"] {
                let Some(at) = line.find(hash) else { continue };
                let before = line[..at].trim_end_matches([':', '=', '&', '<', ' ']);
                let name: String =
                    before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                names.insert(name.chars().rev().collect());
            }
        }
        names.remove("");
        let lines: Vec<&str> = source.code.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            // What is sorted at once has an order again.
            if lines.iter().skip(number + 1).take(2).any(|next| next.contains(".sort")) {
                continue;
            }
            for name in &names {
                let walked = walks.iter().any(|walk| {
                    line.match_indices(&format!("{name}.{walk}")).any(|(at, _)| {
                        // A field of another thing may bear the same name: `targets.assets`.
                        let before = line[..at].chars().next_back();
                        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
                            && (!line[..at].ends_with('.') || line[..at].ends_with("self."))
                    })
                });
                if walked || line.contains(&format!("in &{name} ")) || line.contains(&format!("in {name} ")) {
                    found.push(format!("src/{}:{}: {}", source.path, number + 1, line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "a hash map has no order:\n{}", found.join("\n"));
}

#[test]
fn html_is_written_by_few() {
    let places = ["document/body/", "document/guide/item.rs", "render/", "serve"];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !places.iter().any(|place| source.path.starts_with(place)))
    {
        for string in &source.strings {
            let tag = string.match_indices('<').any(|(at, _)| {
                let rest = &string[at + 1..];
                let name = rest.strip_prefix('/').unwrap_or(rest);
                let word: String = name.chars().take_while(char::is_ascii_lowercase).collect();
                TAGS.contains(&word.as_str())
            });
            if tag {
                found.push(format!("src/{}: {string:?}", source.path));
            }
        }
    }
    assert!(
        found.is_empty(),
        "HTML stands in themes, the document's writer and renderers:\n{}",
        found.join("\n")
    );
}

/// Elements that give away HTML in a string.
const TAGS: [&str; 20] = [
    "a", "p", "div", "span", "ul", "ol", "li", "h", "table", "tr", "td", "img", "script", "style", "html",
    "body", "section", "main", "br", "strong",
];

#[test]
fn the_readings_of_source_hold() {
    let (code, strings) = code_of(
        "let a = \"x // y\"; // no\nlet b = r#\"<p>\"#; let c = '\"'; let d = '\\'';\n#[cfg(test)]\nmod tests {\nunwrap()",
    );
    assert_eq!(code, "let a = \"\"; \nlet b = \"\"; let c = ' '; let d = ' ';");
    assert_eq!(strings, ["x // y", "<p>"]);
    assert!(has_word("a.unwrap() b", "unwrap()") && !has_word("offset", "fs") && has_word("fs::read", "fs"));
    assert_eq!(test_modules("a/b.rs", "#[cfg(test)]\nmod tests;\n"), ["a/b/tests.rs"]);
}
