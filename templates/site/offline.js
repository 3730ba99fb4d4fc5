{% autoescape off %}const NAME = {{ name }}, FIRST = {{ first }}, LATER = {{ later }}, OFFLINE = {{ offline }};
const keep = (addresses) => caches.open(NAME).then((cache) => Promise.all(addresses.map((address) => cache.match(address).then((kept) => kept || cache.add(new Request(address, { credentials: 'omit' })).catch(() => {})))));
addEventListener('install', (event) => { skipWaiting(); event.waitUntil(keep(FIRST)); });
addEventListener('activate', (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)))).then(() => clients.claim())));
addEventListener('message', (event) => { if (event.data === 'keep-more') event.waitUntil(keep(LATER)); });
addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== location.origin) return;
  if (address.pathname.startsWith('/static/')) { event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request))); return; }
  if (event.request.mode !== 'navigate') return;
  const instead = () => (address.pathname.startsWith('/check/') ? Promise.resolve() : caches.match(address.pathname)).then((kept) => kept || caches.match(OFFLINE));
  event.respondWith(fetch(event.request).catch(instead));
});
{% endautoescape %}