// The browser that is installed here. `CHROMIUM` names another one.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launch() {
  const executablePath = process.env.CHROMIUM ?? USUAL.find(existsSync);
  if (!executablePath) throw new Error('no Chromium found: name one in CHROMIUM');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Opens an address in a fresh context, hands the page to `look`, and closes the context. */
export async function visit(browser, address, options, look) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const messages = [];
    page.on('console', (message) => message.type() === 'error' && messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(String(error)));
    await page.goto(address, { waitUntil: 'load' });
    return await look(page, messages);
  } finally {
    await context.close();
  }
}
