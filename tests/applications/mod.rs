//! Applications, from the outside: how they come in, who decides them, and who never does.
pub(crate) mod cast;
mod course;
mod deciding;
mod erasing;
mod forms;
mod looking;
mod meeting;
mod receiving;
mod remembering;
mod traces;
mod voting;
mod withdrawing;
