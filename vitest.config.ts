/** Unit and integration tests: `x.test.ts` beside `x.ts`. Browser tests live in e2e/ and belong to Playwright. */
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'e2e/**', '.next/**', '.kith*/**'],
    // One Postgres for the run, of which each file that needs it gets a copy.
    globalSetup: ['adapters/postgres/test-cluster.ts'],
    // Generous, because a slow machine is not a failed test: nothing here measures time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
