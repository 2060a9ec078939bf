mod connections;
mod own_files;
