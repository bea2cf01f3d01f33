//! Makes small sites and reads what was made of them.

pub(crate) mod page;
pub(crate) mod site;
