mod timestamp;
mod value;
