import { APACHE_HTTPCLIENT } from '../apache-httpclient.ts';
import { AXIOS } from '../axios.ts';
import { CURL } from '../curl.ts';
import { DIO } from '../dio.ts';
import { DOTNET } from '../dotnet.ts';
import { GO } from '../go.ts';
import { JQUERY } from '../jquery.ts';
import { OKHTTP } from '../okhttp.ts';
import { PHP } from '../php.ts';
import { POSTMAN } from '../postman.ts';
import { QS } from '../qs.ts';
import { RAILS } from '../rails.ts';
import { SCALAR } from '../scalar.ts';
import { SPRING } from '../spring.ts';
import { SWAGGER_UI } from '../swagger-ui.ts';
import { UNITY } from '../unity.ts';
import { URLSESSION } from '../urlsession.ts';
import type { Entry } from './entry.ts';

/** The requests of each client, by the name of the client. */
export const CLIENTS: Readonly<Record<string, readonly Entry[]>> = {
  axios: AXIOS,
  jQuery: JQUERY,
  PHP: PHP,
  Rails: RAILS,
  qs: QS,
  'Retrofit and OkHttp': OKHTTP,
  'Dart dio': DIO,
  'iOS URLSession': URLSESSION,
  '.NET': DOTNET,
  'Apache HttpClient': APACHE_HTTPCLIENT,
  Spring: SPRING,
  'Swagger UI': SWAGGER_UI,
  Scalar: SCALAR,
  Postman: POSTMAN,
  curl: CURL,
  Go: GO,
  Unity: UNITY,
};
