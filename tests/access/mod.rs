//! Who may do what: proved against an oracle that knows the statutes and the map, and nothing of the service.
mod cast;
mod climbing;
mod door;
mod giving;
mod lists;
mod masks;
mod matrix;
mod oracle;
mod questions;
mod race;
mod recusals;
mod replay;
mod small;
mod tokens;
mod world;
mod worlds;
