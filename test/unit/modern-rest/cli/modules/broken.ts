throw new TypeError('the database is not there');
