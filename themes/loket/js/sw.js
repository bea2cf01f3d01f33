// @ts-check
/*
 * Owns reading without a connection: keeps what was read, and says how old a kept page is. In: SITE, which loket writes
 * before this script: the state's version, the files that every page needs, the page for what was never read, words. A page always comes from the net while
 * there is one; only files whose names change with their content are taken from here first.
 */
(function () {
  'use strict';
  /** @type {any} */
  var worker = self;
  /** @type {{version: string, language: string, page: string, files: string[], words: {[language: string]: {[key: string]: string}}}} */
  var site = worker.SITE;
  var root = worker.registration.scope;
  var PAGES = 'loket-halaman ' + root, FILES = 'loket-berkas ' + root, INDEX = 'loket-cari ' + root + ' ';
  /** More pages than this are not looked for again; the oldest go. */
  var MOST = { pages: 60, files: 120 };
  var DAY = 86400000;

  worker.addEventListener('install', function (event) {
    event.waitUntil(caches.open(FILES).then(function (cache) {
      return Promise.all(site.files.map(function (name) {
        var hashed = name.indexOf('tema/') === 0;
        return caches.match(root + name).then(function (known) {
          return known && hashed ? undefined : fetch(root + name).then(function (answer) {
            if (!answer.ok) return undefined;
            return hashed ? cache.put(root + name, answer) : keepPage(root + name, answer);
          });
        });
      }));
    }).then(function () { return worker.skipWaiting(); }));
  });

  worker.addEventListener('activate', function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) {
        // An index of another state finds pages that are gone.
        return name.indexOf(INDEX) === 0 && name !== INDEX + site.version ? caches.delete(name) : undefined;
      }));
    }).then(function () { return worker.clients.claim(); }));
  });

  worker.addEventListener('fetch', function (event) {
    var request = event.request, url = request.url.split('#')[0];
    if (request.method !== 'GET' || url.indexOf(root) !== 0) return;
    var path = url.slice(root.length);
    if (request.mode === 'navigate') event.respondWith(page(request, url.split('?')[0]));
    else if (path.indexOf('tema/') === 0) event.respondWith(file(request, FILES));
    else if (path.indexOf('cari/') === 0) event.respondWith(file(request, INDEX + site.version));
  });

  /** Gives a page: from the net, else as it was kept, else the page that says why there is none. @param {Request} request @param {string} url */
  function page(request, url) {
    return fetch(request).then(function (answer) {
      var kind = answer.headers.get('content-type') || '';
      if (answer.ok && answer.type === 'basic' && !answer.redirected && /text\/(html|plain)/.test(kind)) keepPage(url, answer.clone());
      return answer;
    }, function () {
      return caches.match(url, { cacheName: PAGES }).then(function (kept) {
        return kept || (/\/$/.test(url) ? caches.match(url + 'index.html', { cacheName: PAGES }) : undefined);
      }).then(function (kept) { return kept ? dated(kept) : nothing(); });
    });
  }

  /** Gives a file that does not change under its name. @param {Request} request @param {string} name */
  function file(request, name) {
    return caches.match(request.url, { cacheName: name }).then(function (kept) {
      return kept || fetch(request).then(function (answer) {
        if (answer.ok && answer.type === 'basic') keep(name, request.url, answer.clone(), MOST.files);
        return answer;
      });
    });
  }

  /** Keeps a page with the time at which it came. @param {string} url @param {Response} answer */
  function keepPage(url, answer) {
    return answer.text().then(function (text) {
      var type = answer.headers.get('content-type') || 'text/html; charset=utf-8';
      var headers = { 'content-type': type, 'x-loket-kept': String(Date.now()) };
      var policy = answer.headers.get('content-security-policy');
      if (policy) headers['content-security-policy'] = policy;
      return keep(PAGES, url, new Response(text, { headers: headers }), MOST.pages);
    });
  }

  /** Keeps an answer; the oldest give way. @param {string} name @param {string} url @param {Response} answer @param {number} most */
  function keep(name, url, answer, most) {
    return caches.open(name).then(function (cache) {
      // Taken out first, so that what was read last stands last.
      return cache.delete(url).then(function () { return cache.put(url, answer); }).then(function () {
        return cache.keys();
      }).then(function (all) {
        return Promise.all(all.slice(0, Math.max(0, all.length - most)).map(function (old) { return cache.delete(old); }));
      });
    }).catch(function () { /* A full device keeps nothing; the page is shown all the same. */ });
  }

  /** Gives the words of a page's language. @param {string} html */
  function words(html) {
    var found = /<html lang="([a-z]+)"/.exec(html);
    return site.words[found ? found[1] : ''] || site.words[site.language];
  }

  /** Says when a page was kept. @param {Response} kept @param {{[key: string]: string}} say */
  function when(kept, say) {
    var then = new Date(Number(kept.headers.get('x-loket-kept')) || 0), now = new Date();
    // Days as people count them: from midnight to midnight.
    var days = Math.round((now.setHours(0, 0, 0, 0) - then.setHours(0, 0, 0, 0)) / DAY);
    return days < 1 ? say.offline_today : days < 2 ? say.offline_yesterday : say.offline_days.replace('{count}', String(days));
  }

  /** Adds to a kept page how old it is. @param {Response} kept */
  function dated(kept) {
    return kept.text().then(function (html) {
      var say = words(html);
      var notice = '<p class="notice" role="status">' + say.offline_notice.replace('{when}', when(kept, say)) + '</p>';
      var marked = html.replace(/<main[^>]*>/, function (main) { return main + notice; });
      return new Response(marked, { headers: kept.headers });
    });
  }

  /** Gives the page for what was never read, with a list of what was. */
  function nothing() {
    return caches.open(PAGES).then(function (cache) {
      return cache.keys().then(function (all) {
        return Promise.all(all.reverse().map(function (request) {
          return cache.match(request).then(function (kept) { return kept && kept.text().then(function (html) { return entry(request.url, html, kept); }); });
        }));
      });
    }).then(function (entries) {
      var list = entries.join('') || '<li>' + words(site.page).offline_kept_none + '</li>';
      // Shown at any address: its own links begin at the site's root.
      var html = site.page.replace(/ (href|src|action|data-root)="(?![a-z]+:|[#/])/g, ' $1="' + root);
      html = html.replace(/(<ul data-loket-kept>)[^]*?<\/ul>/, function (_, list_start) { return list_start + list + '</ul>'; });
      return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    });
  }

  /** Writes an entry of the list; the title is taken as it stands in its page, where it is escaped. @param {string} url @param {string} html @param {Response} kept */
  function entry(url, html, kept) {
    var title = /<title>([^<]*)<\/title>/.exec(html);
    if (!title) return '';
    return '<li><a href="' + url.replace(/"/g, '%22') + '">' + title[1].replace(/ – [^–]*$/, '') + '</a> <span class="meta">' + when(kept, words(html)) + '</span></li>';
  }
})();
