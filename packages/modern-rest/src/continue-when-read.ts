import type { Server } from 'node:http';

/**
 * Lets a client that asks before it sends its body (`Expect: 100-continue`) send it when somebody reads it: what is
 * refused by its headers is refused without a body (RFC 9110, section 10.1.1). Node alone lets every client send.
 */
export function continueWhenRead(server: Server): Server {
  return server.on('checkContinue', (request, response) => {
    const onListener = (event: string | symbol): void => {
      if (event !== 'readable' && event !== 'data') return;
      request.off('newListener', onListener);
      // What is read after the answer is only dropped.
      if (!response.headersSent) response.writeContinue();
    };
    request.on('newListener', onListener);
    server.emit('request', request, response);
  });
}
