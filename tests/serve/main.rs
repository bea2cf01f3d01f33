//! The preview from outside: every way of saving is seen, and only its own editor is answered.
//!
//! Runs the program on small sites in folders of its own, over HTTP on this computer.

mod answering;
mod machine;
mod midnight;
mod preview;
mod saving;
