//! Which methods a path knows, for the `Allow` header.
use utoipa::openapi::OpenApi;

/// How a segment that stands for a name must end: `.vcf` of `{id}.vcf`; nothing if it stands for itself.
fn ending(pattern: &str) -> Option<&str> {
    pattern.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(_, ending)| ending)
}

/// The paths of the contract, with their methods.
pub(super) struct Paths(Vec<Path>);

struct Path {
    segments: Vec<String>,
    methods: Vec<&'static str>,
    lists: bool,
}

impl Path {
    fn fits(&self, path: &str) -> bool {
        let segments: Vec<&str> = path.split('/').collect();
        self.segments.len() == segments.len()
            && self.segments.iter().zip(&segments).all(|(expected, segment)| match ending(expected) {
                Some(ending) => segment.len() > ending.len() && segment.ends_with(ending),
                None => expected == segment,
            })
    }

    /// How much of it is written out: first the segments that stand for themselves, then the forms named at an end.
    fn exactness(&self) -> (usize, usize) {
        let own = self.segments.iter().filter(|segment| ending(segment).is_none()).count();
        let forms =
            self.segments.iter().filter_map(|segment| ending(segment)).filter(|form| !form.is_empty());
        (own, forms.count())
    }
}

impl Paths {
    /// Reads them from the contract.
    pub(super) fn of(contract: &OpenApi) -> Self {
        let mut paths = Vec::new();
        for (path, item) in &contract.paths.paths {
            let mut methods = Vec::new();
            let known = [
                ("GET", item.get.is_some()),
                ("HEAD", item.get.is_some()),
                ("POST", item.post.is_some()),
                ("PUT", item.put.is_some()),
                ("PATCH", item.patch.is_some()),
                ("DELETE", item.delete.is_some()),
            ];
            methods.extend(known.into_iter().filter_map(|(method, known)| known.then_some(method)));
            let id = item.get.as_ref().and_then(|look| look.operation_id.as_deref());
            let lists = id.is_some_and(super::contract::is_list);
            paths.push(Path { segments: path.split('/').map(str::to_owned).collect(), methods, lists });
        }
        Self(paths)
    }

    /// The methods `path` knows, as `Allow` tells them; empty when there is no such path.
    pub(super) fn allowed(&self, path: &str) -> String {
        let fitting = || self.0.iter().filter(|known| known.fits(path));
        // What is written out, as `check` or an ending `.vcf`, is no id of the path without.
        let exactness = fitting().map(Path::exactness).max();
        let known = fitting().filter(|known| Some(known.exactness()) == exactness);
        let mut methods: Vec<_> = known.flat_map(|known| known.methods.clone()).collect();
        methods.sort_unstable();
        methods.dedup();
        methods.join(", ")
    }

    /// Whether a list is found at `path`.
    pub(super) fn lists(&self, path: &str) -> bool {
        self.0.iter().any(|known| known.lists && known.fits(path))
    }
}
