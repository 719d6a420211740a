// The browser of every measurement.

import { chromium } from "@playwright/test";

/** Starts it, with `more` arguments. */
export const launch = (more = []) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      // There is no graphics card here. Its emulation would need a second to draw the shapes of our
      // map's ground, which says nothing of a computer that has one: the processor draws them.
      "--disable-gpu-rasterization",
      ...more,
    ],
  });
