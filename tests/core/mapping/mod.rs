mod profile;
mod timestamp;
mod value;
