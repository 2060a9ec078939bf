mod apply;
mod profile;
mod suggest;
mod thin;
mod timestamp;
mod value;
