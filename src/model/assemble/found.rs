//! What is found out about the texts of one set, in a form that outlasts the run.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Ground;
use super::freshness::Unpaired;
use crate::content::FOLDER;
use crate::diag::{Diagnostic, Diagnostics};
use crate::glossary;
use crate::lang::ClauseStep;
use crate::memo::{Ingredients, Key};
use crate::model::{Ids, Pair, Site, TextId, TranslationSet};
use crate::source::SourceId;

/// What is found out about one set; sets are looked at side by side.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Found {
    /// Under which it is remembered.
    #[serde(skip)]
    pub(super) key: Option<Key>,
    pub(super) ids: Vec<(TextId, Arc<Ids>)>,
    pub(super) clauses: Vec<(TextId, Arc<Clauses>)>,
    pub(super) pairs: Vec<Arc<Pair>>,
    pub(super) unpaired: Unpaired,
    pub(super) problems: Diagnostics,
}

/// The way to each numbered clause, by block.
type Clauses = BTreeMap<u32, Vec<ClauseStep>>;

/// Makes the keys under which findings are kept.
pub(super) struct Keys(Ingredients);

impl Keys {
    /// What every set's findings depend on: the settings and the glossary.
    pub(super) fn new(ground: &Ground<'_>) -> Keys {
        let text = |source: SourceId| ground.origins.get(source).hash().as_slice();
        let glossary = ground.origins.find(&format!("{FOLDER}/{}", glossary::FILE));
        let all = Ingredients::new("pairs").with(text(ground.settings.source));
        Keys(all.with(glossary.map_or(&[], text)))
    }

    /// The key of a set: what is common, and its texts as they are in their files.
    pub(super) fn of(&self, site: &Site, set: &TranslationSet, ground: &Ground<'_>) -> Key {
        let ways = format!("{} {:?}", set.original.index(), site.text_kind(set));
        let mut all = self.0.clone().with(ways.as_bytes());
        for id in &set.texts {
            let file = id.map(|id| ground.origins.get(site.texts[id.index()].source));
            let (path, text) = file.map_or(("", &[][..]), |file| (file.path.as_str(), &file.hash()[..]));
            all = all.with(path.as_bytes()).with(text);
        }
        all.key()
    }
}

impl Found {
    /// The same with texts and sources numbered by their languages; none if it speaks of other texts.
    pub(super) fn out_of_run(self, site: &Site, set: &TranslationSet) -> Option<Found> {
        let index_of = |wanted: TextId| set.texts.iter().position(|id| *id == Some(wanted));
        let source_of = |wanted: SourceId| {
            let is_it = |id: &TextId| site.texts[id.index()].source == wanted;
            set.texts.iter().position(|id| id.as_ref().is_some_and(is_it))
        };
        self.renamed(|id| index_of(id).map(TextId::new), |source| source_of(source).map(SourceId::new))
    }

    /// The reverse, for the same texts in another run.
    pub(super) fn into_run(self, site: &Site, set: &TranslationSet) -> Option<Found> {
        let id_of = |index: usize| set.texts.get(index).copied().flatten();
        self.renamed(|id| id_of(id.index()), |source| id_of(source.index()).map(|id| site.texts[id.index()].source))
    }

    fn renamed(
        self,
        text: impl Fn(TextId) -> Option<TextId>,
        source: impl Fn(SourceId) -> Option<SourceId>,
    ) -> Option<Found> {
        let problem = |problem: Diagnostic| problem.in_sources(&source);
        let pair = |pair: Arc<Pair>| {
            let pair = Arc::unwrap_or_clone(pair);
            let (original, translation) = (text(pair.original)?, text(pair.translation)?);
            Some(Arc::new(pair.renumbered(original, translation)))
        };
        let unpaired = |(id, notes): (TextId, Vec<(usize, Diagnostic)>)| {
            let notes = notes.into_iter().map(|(row, note)| Some((row, problem(note)?)));
            Some((text(id)?, notes.collect::<Option<Vec<_>>>()?))
        };
        let mut problems = Diagnostics::default();
        problems.extend(self.problems.into_iter().map(problem).collect::<Option<Vec<_>>>()?);
        Some(Found {
            key: None,
            ids: self.ids.into_iter().map(|(id, ids)| Some((text(id)?, ids))).collect::<Option<_>>()?,
            clauses: self.clauses.into_iter().map(|(id, all)| Some((text(id)?, all))).collect::<Option<_>>()?,
            pairs: self.pairs.into_iter().map(pair).collect::<Option<_>>()?,
            unpaired: self.unpaired.into_iter().map(unpaired).collect::<Option<_>>()?,
            problems,
        })
    }
}
