mod done;
mod pace;
mod rate;
