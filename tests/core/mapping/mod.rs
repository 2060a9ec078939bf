mod apply;
mod dictionary;
mod profile;
mod suggest;
mod thin;
mod timestamp;
mod value;
mod zones;
