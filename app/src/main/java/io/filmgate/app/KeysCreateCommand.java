package io.filmgate.app;
