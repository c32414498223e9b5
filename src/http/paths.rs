//! Which methods a path knows, for the `Allow` header.
use utoipa::openapi::OpenApi;

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
                && pattern.iter().zip(&segments).all(|(expected, segment)| {
                    expected == segment || (expected.starts_with('{') && !segment.is_empty())
                })
        };
        let mut methods: Vec<_> = self
            .0
            .iter()
            .filter(|(pattern, _)| fits(pattern))
            .flat_map(|(_, methods)| methods.clone())
            .collect();
        methods.sort_unstable();
        methods.dedup();
        methods.join(", ")
    }
}
