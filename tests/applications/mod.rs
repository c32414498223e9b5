//! Applications, from the outside: how they come in, who decides them, and who never does.
mod cast;
mod course;
mod deciding;
mod erasing;
mod forms;
mod looking;
mod receiving;
mod remembering;
mod traces;
mod voting;
mod withdrawing;
