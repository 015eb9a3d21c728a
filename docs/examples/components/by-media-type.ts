// #region example
import { IsInt, IsString } from 'class-validator';
import { Body, byMediaType, Controller, Nested, Post, Returns } from 'modern-rest';

class Point {
  @IsInt() x!: number;
  @IsInt() y!: number;
}

class Marker {
  @IsString() label!: string;
  @Nested() at!: Point;
}

class MarkerForm extends Point {
  @IsString() label!: string;
}

@Controller('/markers')
export class MarkerController {
  @Post()
  @Returns(Marker)
  create(@Body(byMediaType({ 'application/json': Marker, 'application/x-www-form-urlencoded': MarkerForm })) marker: Marker | MarkerForm): Marker {
    return marker instanceof Marker ? marker : { label: marker.label, at: { x: marker.x, y: marker.y } };
  }
}
// #endregion example

export const runs = [
  { method: 'POST', url: '/markers', body: { label: 'home', at: { x: 1, y: 2 } } },
  { method: 'POST', url: '/markers', body: new URLSearchParams({ label: 'home', x: '1', y: '2' }) },
  { method: 'POST', url: '/markers', headers: { 'content-type': 'text/csv' }, body: 'home,1,2' },
];
