// The browser tests: `cargo xtask test browser` builds the program, starts it and runs them.
// Against a server that runs already: KLYNGEKART_URL=http://127.0.0.1:3000 npx playwright test -c end2end

import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";

/**
 * Software WebGL, so that the map is drawn without a graphics card, and no talk with the outside. The
 * pages themselves are put together without it: on a phone's screen that takes two fifths of the time off.
 */
const chromium: PlaywrightTestConfig["use"] = {
  browserName: "chromium",
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-gpu-compositing",
    ],
  },
};

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  retries: 0, // a test that passes at times is a failing test
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.KLYNGEKART_URL ?? "http://127.0.0.1:3000",
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    trace: "off", // costs a tenth of the time; `-- --trace on` records
  },
  projects: [
    {
      name: "desktop",
      use: { ...chromium, viewport: { width: 1440, height: 900 } },
    },
    {
      name: "phone",
      // What has no layout of its own is tried once.
      testIgnore: /(embed-(cookies|fuzz|kinds|long|oembed|rules|shift|two)|pictures|large|safety|share|size)\.spec/,
      use: {
        ...chromium,
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
});
