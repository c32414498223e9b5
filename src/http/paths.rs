//! Which methods a path knows, for the `Allow` header.
use utoipa::openapi::OpenApi;

/// How a segment that stands for a name must end: `.vcf` of `{id}.vcf`; nothing if it stands for itself.
fn ending(pattern: &str) -> Option<&str> {
    pattern.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(_, ending)| ending)
}

/// The paths of the contract, with their methods.
pub(super) struct Paths(Vec<(Vec<String>, Vec<&'static str>)>);

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
            paths.push((path.split('/').map(str::to_owned).collect(), methods));
        }
        Self(paths)
    }

    /// The methods `path` knows, as `Allow` tells them; empty when there is no such path.
    pub(super) fn allowed(&self, path: &str) -> String {
        let segments: Vec<&str> = path.split('/').collect();
        let fits = |pattern: &[String]| {
            pattern.len() == segments.len()
                && pattern.iter().zip(&segments).all(|(expected, segment)| match ending(expected) {
                    Some(ending) => segment.len() > ending.len() && segment.ends_with(ending),
                    None => expected == segment,
                })
        };
        let fitting = || self.0.iter().filter(|(pattern, _)| fits(pattern));
        // What ends in a form of its own is no id of the path without.
        let names_form =
            |pattern: &[String]| pattern.iter().filter_map(|part| ending(part)).any(|end| !end.is_empty());
        let has_form = fitting().any(|(pattern, _)| names_form(pattern));
        let mut methods: Vec<_> = fitting()
            .filter(|(pattern, _)| !has_form || names_form(pattern))
            .flat_map(|(_, methods)| methods.clone())
            .collect();
        methods.sort_unstable();
        methods.dedup();
        methods.join(", ")
    }
}
