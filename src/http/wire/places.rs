//! How many connections there may be, in all and of one source.
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::{Kind, kinds};

use super::super::limits::Network;

/// The connections there are.
#[derive(Clone)]
pub(in crate::http) struct Places(Arc<Taken>);

struct Taken {
    most: usize,
    most_of_a_source: usize,
    counts: Mutex<Counts>,
}

#[derive(Default)]
struct Counts {
    in_all: usize,
    of_sources: HashMap<Network, usize>,
}

/// The place of one connection.
pub(in crate::http) struct Place {
    places: Places,
    source: Network,
}

impl Places {
    /// Places for so many connections, and so many of each source.
    pub(in crate::http) fn new(most: usize, most_of_a_source: usize) -> Self {
        Self(Arc::new(Taken { most, most_of_a_source, counts: Mutex::default() }))
    }

    /// A place for a connection from `source`, or why there is none. One that speaks for others may have them all.
    pub(in crate::http) fn take(&self, source: Network, is_proxy: bool) -> Result<Place, &'static Kind> {
        let mut taken = self.0.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let of_source = taken.of_sources.get(&source).copied().unwrap_or_default();
        if of_source >= self.0.most_of_a_source && !is_proxy {
            return Err(&kinds::TOO_MANY);
        }
        if taken.in_all >= self.0.most {
            return Err(&kinds::OVERLOADED);
        }
        taken.in_all = taken.in_all.saturating_add(1);
        taken.of_sources.insert(source, of_source.saturating_add(1));
        Ok(Place { places: self.clone(), source })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.0.counts.lock().unwrap_or_else(PoisonError::into_inner);
        taken.in_all = taken.in_all.saturating_sub(1);
        if let Entry::Occupied(mut of_source) = taken.of_sources.entry(self.source) {
            *of_source.get_mut() = of_source.get().saturating_sub(1);
            if *of_source.get() == 0 {
                of_source.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    #[test]
    fn a_place_is_free_again_once_its_connection_is_gone() {
        let places = Places::new(3, 2);
        let network = |last: u8| Network::of(Some(IpAddr::from([192, 0, 2, last])));
        let refused = |last: u8| places.take(network(last), false).err().map(|kind| kind.status);
        let ours = [(); 2].map(|()| places.take(network(1), false).ok().unwrap());
        assert_eq!(refused(1), Some(429));
        let theirs = places.take(network(2), false).ok().unwrap();
        assert_eq!(refused(3), Some(503));
        drop(theirs);
        assert_eq!(refused(3), None);
        drop(places.take(network(1), true).ok().unwrap());
        drop(ours);
        let taken = places.0.counts.lock().unwrap();
        assert_eq!((taken.in_all, taken.of_sources.len()), (0, 0));
    }
}
