mod apply;
mod dictionary;
mod profile;
mod suggest;
mod timestamp;
mod value;
mod zones;
