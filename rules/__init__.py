"""The rules, as data: one TOML file a finder. Read by `claimwire._rulebook`."""
