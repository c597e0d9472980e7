"""Programs that score the package on data kept outside the project; nothing here is run by the test suite."""
