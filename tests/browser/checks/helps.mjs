// The small helps of a page: a warning once its day has passed, and reading aloud where the device has a voice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visit } from '../lib/browser.mjs';

export const name = 'helps as far as the device can';

/** Stands in for a device's voices: notes what is said, and ends each sentence at once. */
function voices(languages) {
  const said = [];
  window.said = said;
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  const synthesis = {
    speaking: false,
    getVoices: () => languages.map((lang) => ({ lang })),
    speak(sentence) { said.push(`${sentence.lang}: ${sentence.text.trim()}`); this.last = sentence; this.speaking = true; },
    cancel() { this.speaking = false; },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
}

export async function check({ browser, address, folder, page, kind }) {
  const html = readFileSync(join(folder, page), 'utf8');
  const due = /data-loket-due="([^"]+)"/.exec(html)?.[1];
  for (const [day, old] of due ? [[due, false], ['2099-01-01', true]] : []) {
    const context = await browser.newContext();
    const opened = await context.newPage();
    await opened.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
    await opened.goto(address, { waitUntil: 'load' });
    const warning = opened.locator('h1 + .notice');
    assert.equal(await warning.count(), old ? 1 : 0, `on ${day}, due ${due}`);
    if (old) assert.match(await warning.textContent(), /\S/);
    await context.close();
  }
  // A booklet is read chapter by chapter: its title is no page's.
  if (!html.includes('data-loket-tools') || kind === 'booklet') return;
  const read = /data-read="([^"]*)"/.exec(html)?.[1], stop = /data-stop="([^"]*)"/.exec(html)?.[1];
  if (!read) {
    // What is for the wall or the pen is not read aloud; nor is there a button without a word on it.
    const context = await browser.newContext();
    await context.addInitScript(voices, ['id-ID']);
    const opened = await context.newPage();
    await opened.goto(address, { waitUntil: 'load' });
    const words = await opened.locator('[data-loket-tools] button').allTextContents();
    assert.ok(words.length === 1 && words[0].trim(), `buttons: ${words}`);
    await context.close();
    return;
  }
  const spoken = /<html lang="([a-z]+)"/.exec(html)[1];
  // Old Android names Indonesian "in".
  const named = spoken === 'id' ? [[['in_ID'], true]] : [];
  for (const [languages, offered] of [[[], false], [['xx-XX'], false], ...named, [[`${spoken}-ID`], true]]) {
    const context = await browser.newContext();
    await context.addInitScript(voices, languages);
    const opened = await context.newPage();
    await opened.goto(address, { waitUntil: 'load' });
    const button = opened.getByRole('button', { name: read, exact: true });
    assert.equal(await button.count(), offered ? 1 : 0, `with voices ${languages}`);
    if (offered) {
      await button.click();
      const said = await opened.evaluate(() => window.said);
      assert.match(said[0], new RegExp(`^${spoken}: ${await opened.locator('h1').textContent()}$`));
      assert.ok(said.length > 5 && said.every((sentence) => sentence.startsWith(`${spoken}: `)), 'the page is read');
      await opened.getByRole('button', { name: stop, exact: true }).click();
      assert.equal(await button.count(), 1, 'it can be begun again');
    }
    await context.close();
  }
  await visit(browser, address, { javaScriptEnabled: false }, async (opened) => {
    assert.equal(await opened.locator('[data-loket-tools] button').count(), 0, 'no dead button without script');
  });
}
