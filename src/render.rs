//! From a site and a theme to the bytes of each output.

pub mod view;
