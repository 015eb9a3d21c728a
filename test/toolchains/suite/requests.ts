import type { TestRequest } from '@modern-rest/testing';

const address = { city: 'Bremen' };
const due = '2026-01-31';

function form(receipt: string, type: string, pages: readonly string[] = []): FormData {
  const data = new FormData();
  data.append('title', 'Accounts');
  data.append('receipt', new File([receipt], 'receipt.txt', { type }));
  for (const [index, page] of pages.entries()) data.append('pages', new File([page], `page-${index}.txt`, { type }));
  return data;
}

/** Requests to the controller with explicit models, by what they show. They are sent in this order. */
export const orderRequests: Readonly<Record<string, TestRequest>> = {
  'initial values fill what a body leaves out': {
    method: 'POST',
    url: '/orders/',
    body: { customer: 'ann@example.org', address, lines: [{ article: 'ink', price: 5 }], due },
  },
  'a body replaces initial values, nested ones too': {
    method: 'POST',
    url: '/orders/',
    body: { customer: 'bob@example.org', address: { city: 'Wien', country: 'AT' }, delivery: { by: 'courier', parcels: 2 }, note: 'soon', due },
  },
  'every issue is told, in the order of the declaration': {
    method: 'POST',
    url: '/orders/',
    body: { lines: [{ quantity: 0, price: 1 }], address: { country: 'Germany' }, delivery: { by: 'drone' } },
  },
  'a subclass has its own rules and initial values': {
    method: 'PUT',
    url: '/orders/bulk',
    body: { customer: 'ann@example.org', address, copies: 10, due },
  },
  'a subclass adds to the rules of its base class': {
    method: 'PUT',
    url: '/orders/bulk',
    body: { customer: 'somebody@long.example.org', address: {}, copies: 9, due },
  },
  'a list of models is read and answered': {
    method: 'POST',
    url: '/orders/several',
    body: ['ann@example.org', 'bob@example.org'].map((customer) => ({ customer, address, due })),
  },
  'text is read by the declared type': { method: 'GET', url: '/orders/12/summary?open=true&tag=a&tag=b&size=5' },
  'text that does not fit is refused': { method: 'GET', url: '/orders/twelve/summary?open=maybe&page=0' },
  'files have content beside the fields of a form': { method: 'POST', url: '/orders/scans', body: form('paid', 'text/plain', ['one', 'two']) },
  'files are checked': { method: 'POST', url: '/orders/scans', body: form('paid', 'text/html') },
  'files are no larger than declared': { method: 'POST', url: '/orders/scans', body: form('paid '.repeat(20), 'text/plain') },
};

/** Requests to the controllers with inferred models. */
export const thingRequests: Readonly<Record<string, TestRequest>> = {
  'the class of a parameter is read': { method: 'POST', url: '/things/', body: { maker: { name: 'Acme' }, weight: 3 } },
  'the class of a property is checked': { method: 'POST', url: '/named-things/', body: { maker: { name: 1 }, weight: '3', fragile: 'yes' } },
  'the type of a text is read': { method: 'GET', url: '/things/41' },
  'a text of another type is refused': { method: 'GET', url: '/named-things/many' },
};
