mod apply;
mod profile;
mod thin;
mod timestamp;
mod value;
