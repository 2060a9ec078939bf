//! How each kind of action is brought to the concerns that it is for, where more than one of them has a part in it.

mod closing;
mod opening;
mod past;
mod saving;
mod sending;
