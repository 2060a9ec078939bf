//! Where events go.

mod files;
