/** What a client is told: the body of an answer, or the place and message of each issue. */
export interface ExpectedAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly issues?: readonly string[];
}

/** By the names of the requests to the controller with explicit models. */
export const ORDER_ANSWERS: Readonly<Record<string, ExpectedAnswer>> = {
  'initial values fill what a body leaves out': {
    status: 201,
    body: {
      customer: 'ann@example.org',
      address: {
        city: 'Bremen',
        country: 'DE',
      },
      delivery: {
        by: 'post',
        parcels: 1,
      },
      lines: [
        {
          article: 'ink',
          quantity: 1,
          price: 5,
        },
      ],
      total: 5,
      due: '2026-01-31T00:00:00.000Z',
    },
  },
  'a body replaces initial values, nested ones too': {
    status: 201,
    body: {
      customer: 'bob@example.org',
      address: {
        city: 'Wien',
        country: 'AT',
      },
      delivery: {
        by: 'courier',
        parcels: 2,
      },
      lines: [],
      note: 'soon',
      total: 0,
      due: '2026-01-31T00:00:00.000Z',
    },
  },
  'every issue is told, in the order of the declaration': {
    status: 400,
    issues: [
      'body.customer: customer is required',
      'body.address.city: city is required',
      'body.address.country: country must be shorter than or equal to 2 characters',
      'body.delivery.by: by must be one of the following values: post, courier',
      'body.lines.0.article: article is required',
      'body.lines.0.quantity: quantity must not be less than 1',
      'body.due: due is required',
    ],
  },
  'a subclass has its own rules and initial values': {
    status: 200,
    body: {
      customer: 'ann@example.org',
      address: {
        city: 'Bremen',
        country: 'DE',
      },
      delivery: {
        by: 'post',
        parcels: 1,
      },
      lines: [],
      note: 'in bulk',
      total: 0,
      due: '2026-01-31T00:00:00.000Z',
      copies: 10,
    },
  },
  'a subclass adds to the rules of its base class': {
    status: 400,
    issues: [
      'body.customer: customer must be shorter than or equal to 16 characters',
      'body.address.city: city is required',
      'body.copies: copies must not be less than 10',
    ],
  },
  'a list of models is read and answered': {
    status: 201,
    body: [
      {
        customer: 'bob@example.org',
        address: {
          city: 'Bremen',
          country: 'DE',
        },
        delivery: {
          by: 'post',
          parcels: 1,
        },
        lines: [],
        total: 0,
        due: '2026-01-31T00:00:00.000Z',
      },
      {
        customer: 'ann@example.org',
        address: {
          city: 'Bremen',
          country: 'DE',
        },
        delivery: {
          by: 'post',
          parcels: 1,
        },
        lines: [],
        total: 0,
        due: '2026-01-31T00:00:00.000Z',
      },
    ],
  },
  'text is read by the declared type': {
    status: 200,
    body: {
      id: 12,
      page: 1,
      size: 5,
      open: true,
      tag: ['a', 'b'],
    },
  },
  'text that does not fit is refused': {
    status: 400,
    issues: [
      'path.id: id must be an integer number',
      'query.page: page must not be less than 1',
      'query.open: open must be one of true, false, 1, 0',
    ],
  },
  'files have content beside the fields of a form': {
    status: 201,
    body: {
      title: 'Accounts',
      revision: 7,
      texts: ['receipt.txt: paid', 'page-0.txt: one', 'page-1.txt: two'],
    },
  },
  'files are checked': {
    status: 400,
    issues: ['files.receipt.contentType: contentType must be one of the following values: text/plain'],
  },
  'files are no larger than declared': {
    status: 413,
    issues: ['files.receipt.size: receipt must not be larger than 32 bytes'],
  },
};

/** By the names of the requests to the controllers with inferred models. */
export const THING_ANSWERS: Readonly<Record<string, ExpectedAnswer>> = {
  'the class of a parameter is read': {
    status: 201,
    body: {
      maker: {
        name: 'Acme',
        founded: '1900-01-01T00:00:00.000Z',
      },
      weight: 3,
    },
  },
  'the class of a property is checked': {
    status: 400,
    issues: ['body.maker.name: name must be a string', 'body.weight: weight must be a number', 'body.fragile: fragile must be a boolean'],
  },
  'the type of a text is read': {
    status: 200,
    body: {
      id: 42,
    },
  },
  'a text of another type is refused': {
    status: 400,
    issues: ['path.id: id must be a number'],
  },
};
