/** The migrations that the mutants change, below `supabase/`. */
export const PROFILES = "migrations/20261122100200_profiles.sql";
export const LEDGER = "migrations/20261122100300_ledger.sql";
export const GENERATIONS = "migrations/20261122100500_generations.sql";
export const RESERVE = "migrations/20261122100800_reserve.sql";
export const EVENTS = "migrations/20261122100900_generation_events.sql";
export const ADVANCE = "migrations/20261122101000_advance_generation.sql";
export const REAPER = "migrations/20261122101050_reaper.sql";
