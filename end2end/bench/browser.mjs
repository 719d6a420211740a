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
      // map's ground and a tenth of one for every frame, which says nothing of a computer that has
      // one: the processor draws and puts together the pages. WebGL is left to the emulation.
      "--disable-gpu-rasterization",
      "--disable-gpu-compositing",
      ...more,
    ],
  });
