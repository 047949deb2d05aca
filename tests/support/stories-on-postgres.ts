/** Around the project `stories-postgres`, which vitest.config.ts has only where it can run. */

import { dropTestDatabases } from "./postgres.ts";

export const setup = () => undefined;

export const teardown = dropTestDatabases;
