mod done;
mod rate;
