//! What is shown now: the last site that could be put together, and what troubles it.
//!
//! In: a new [`Project`] whenever something changed. Out: the [`Snapshot`] that requests are
//! answered from. A request holds its snapshot until it is answered, so that no page mixes two
//! states of the site.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use super::events::Events;
use crate::diagnostic::wording::UiLanguage;
use crate::memo::Memo;
use crate::pipeline::{self, PlainReading, PlainRules, Project};
use crate::render::Renderer;
use crate::render::theme::ThemeFile;
use crate::site::route::Route;
use crate::source::path::SourcePath;

/// All that the threads share.
#[derive(Debug)]
pub(super) struct State {
    /// The address at which the preview answers.
    pub(super) bound: SocketAddr,
    /// How an editor opens a file.
    pub(super) editor: Option<String>,
    /// The pages that listen.
    pub(super) events: Events,
    /// The last good form of the pages that were looked at last.
    pub(super) good_pages: GoodPages,
    /// The rules of plain language as they were compiled last.
    rules: Mutex<Option<Arc<PlainRules>>>,
    ui: Option<UiLanguage>,
    /// Tells this run of the server from an earlier one.
    run: u64,
    current: RwLock<Current>,
}

#[derive(Debug, Default)]
struct Current {
    snapshot: Option<Arc<Snapshot>>,
    /// Counts the states that were shown.
    generation: u64,
    /// Why the files cannot be read just now, worded.
    trouble: Option<String>,
}

/// The site at one moment.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// The site.
    pub(super) project: Project,
    /// The files of which an earlier state is shown.
    pub(super) outdated: BTreeSet<SourcePath>,
    /// The language of messages.
    pub(super) ui: UiLanguage,
    /// Names this state for pages.
    pub(super) name: String,
    /// The search index of each language, made when a browser first asks for it.
    search: Vec<OnceLock<BTreeMap<String, Vec<u8>>>>,
    /// The rules of plain language for this state, compiled when a panel is first asked for.
    rules: OnceLock<Arc<PlainRules>>,
    /// What they say of the whole site, found when the overview is first asked for.
    plain: OnceLock<Option<PlainReading>>,
}

impl State {
    /// Begins with nothing to show.
    pub(super) fn new(bound: SocketAddr, editor: Option<String>, ui: Option<UiLanguage>) -> State {
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis() as u64);
        State {
            bound,
            editor,
            events: Events::default(),
            good_pages: GoodPages::default(),
            rules: Mutex::default(),
            ui,
            run,
            current: RwLock::default(),
        }
    }

    /// Gives the site as it is now; `None` where there never was one.
    pub(super) fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).snapshot.clone()
    }

    /// Gives the reason why the files cannot be read just now.
    pub(super) fn trouble(&self) -> Option<String> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).trouble.clone()
    }

    /// Gives the language of messages where there is no site yet.
    pub(super) fn ui(&self) -> UiLanguage {
        self.ui.unwrap_or_default()
    }

    /// Tells whether the files could not be read the last time.
    pub(super) fn recovers(&self) -> bool {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current.trouble.is_some() || current.snapshot.is_none()
    }

    /// Shows a new state of the site, and gives back the one before it.
    pub(super) fn show(&self, project: Project, memo: &Memo) -> Option<Arc<Snapshot>> {
        let site_language = match project.site.config.language.code() {
            "en" => UiLanguage::English,
            _ => UiLanguage::Indonesian,
        };
        let outdated =
            memo.pages.iter().filter(|(_, page)| page.outdated).map(|(path, _)| path.clone()).collect();
        let (old, event) = {
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            current.generation += 1;
            current.trouble = None;
            let name = format!("{}-{}", self.run, current.generation);
            let search = project.site.languages.iter().map(|_| OnceLock::new()).collect();
            let ui = self.ui.unwrap_or(site_language);
            let (rules, plain) = (OnceLock::new(), OnceLock::new());
            let snapshot = Snapshot { project, outdated, ui, name: name.clone(), search, rules, plain };
            let old = current.snapshot.replace(Arc::new(snapshot));
            let event = event(old.as_deref(), current.snapshot.as_deref(), &name);
            (old, event)
        };
        self.events.tell(&event);
        old
    }

    /// Remembers why the files cannot be read.
    pub(super) fn fail(&self, trouble: String) {
        {
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            current.generation += 1;
            current.trouble = Some(trouble);
        }
        self.events.tell("event: change\ndata: {}\n\n");
    }

    /// Gives the event that greets a page: it tells whether the page is still the present one.
    pub(super) fn greeting(&self) -> String {
        let name = self.snapshot().map_or_else(|| self.run.to_string(), |snapshot| snapshot.name.clone());
        format!("retry: 1000\nevent: hello\ndata: {{\"state\":\"{name}\"}}\n\n")
    }
}

/// Words the event for a new state: where nothing but style sheets changed, it names them.
fn event(old: Option<&Snapshot>, new: Option<&Snapshot>, name: &str) -> String {
    let styles = old.zip(new).and_then(|(old, new)| changed_styles(old, new)).unwrap_or_default();
    let data = serde_json::json!({ "state": name, "styles": styles });
    format!("event: change\ndata: {data}\n\n")
}

/// Finds the style sheets that differ; `None` where anything else may differ too.
fn changed_styles(old: &Snapshot, new: &Snapshot) -> Option<Vec<[String; 2]>> {
    let (old, new) = (&old.project, &new.project);
    if !old.differs_in_styles_alone(new) || old.theme.files.len() != new.theme.files.len() {
        return None;
    }
    let changed = old.theme.files.iter().zip(&new.theme.files).filter(|(a, b)| a != b);
    let pair = |(a, b): (&ThemeFile, &ThemeFile)| [a.output.encoded(), b.output.encoded()];
    Some(changed.map(pair).collect())
}

impl Snapshot {
    /// Finds the route at an address, by its exact name.
    pub(super) fn route(&self, output: &str) -> Option<&Route> {
        let routes = &self.project.site.routes;
        let at = routes.binary_search_by(|route| route.output.as_str().cmp(output)).ok()?;
        routes.get(at)
    }

    /// Finds a file of the search index at an address, by its exact name.
    pub(super) fn search_file(&self, output: &str) -> Option<&[u8]> {
        let code = output.strip_prefix("cari/")?.split('/').next()?;
        let Project { site, theme, words, .. } = &self.project;
        let language = site.languages.iter().position(|language| language.code() == code)?;
        let files = self.search.get(language)?.get_or_init(|| {
            let files = pipeline::search_files(&Renderer::new(site, theme), language, words);
            files.into_iter().map(|(output, bytes)| (output.to_string(), bytes)).collect()
        });
        files.get(output).map(Vec::as_slice)
    }

    /// Gives the rules of plain language for this state; those of an earlier one where they still hold.
    pub(super) fn rules(&self, state: &State) -> Arc<PlainRules> {
        let compile = || {
            let mut known = state.rules.lock().unwrap_or_else(PoisonError::into_inner);
            match known.as_ref().filter(|rules| rules.fit(&self.project)) {
                Some(rules) => Arc::clone(rules),
                None => Arc::clone(known.insert(Arc::new(PlainRules::of(&self.project)))),
            }
        };
        Arc::clone(self.rules.get_or_init(compile))
    }

    /// Gives what the rules say of all pages; `None` where there are too many to read while a browser waits.
    pub(super) fn plain(&self, state: &State) -> Option<&PlainReading> {
        let read = || {
            let few = self.project.site.pages.len() <= MAX_READ_AT_ONCE;
            few.then(|| pipeline::read_all_plainly(&self.project, &self.rules(state)).ok()).flatten()
        };
        self.plain.get_or_init(read).as_ref()
    }

    /// Gives the text of a file that findings point into.
    pub(super) fn text(&self, file: &SourcePath) -> Option<Arc<str>> {
        let plain = || self.plain.get().and_then(Option::as_ref).and_then(|plain| plain.texts.get(file));
        self.project.texts.get(file).or_else(plain).cloned()
    }

    /// Finds a file of the theme at an address, by its exact name.
    pub(super) fn theme_file(&self, output: &str) -> Option<&ThemeFile> {
        self.project.theme.files.iter().find(|file| file.output.as_str() == output)
    }
}

/// Up to how many pages are read for the overview; more would take seconds.
const MAX_READ_AT_ONCE: usize = 2_000;

/// Most pages whose last good form is kept.
const MAX_GOOD_PAGES: usize = 32;

/// The last good form of the pages that were looked at last.
#[derive(Debug, Default)]
pub(super) struct GoodPages(Mutex<VecDeque<(String, Vec<u8>)>>);

impl GoodPages {
    /// Remembers a page as it could be shown.
    pub(super) fn keep(&self, output: &str, html: &[u8]) {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|(other, _)| other != output);
        if pages.len() >= MAX_GOOD_PAGES {
            pages.pop_front();
        }
        pages.push_back((output.to_owned(), html.to_vec()));
    }

    /// Gives a page as it could be shown last.
    pub(super) fn last(&self, output: &str) -> Option<Vec<u8>> {
        let pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.iter().find(|(other, _)| other == output).map(|(_, html)| html.clone())
    }
}
