import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    pool: 'forks',
    // One process runs many files: what a file opens it closes (`afterFile`), and modules keep nothing of a file's.
    isolate: false,
    setupFiles: 'test/support/each-file.ts',
    // Tests wait for servers and clocks more than they compute: on two cores three at a time end a third sooner than two.
    maxWorkers: 3,
    execArgv: ['--import', './src/preload.js'],
    // Guards against hanging for ever; no test is judged by its time.
    testTimeout: 400_000,
    hookTimeout: 400_000,
    // The default of one second is the speed of an idle machine.
    expect: { poll: { timeout: 180_000 } },
    restoreMocks: true,
    unstubEnvs: true,
  },
})
