//! The thin program: hands the arguments to the library and gives back its exit code.

fn main() {}
