// #region example
import { buildDocument } from '@modern-rest/openapi';
import { IsEmail, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { Controller, createApp, Get, Path, Returns } from 'modern-rest';

class MemberPath {
  @IsInt() id!: number;
}

class Member {
  @IsEmail() email!: string;
  @IsString() @Length(2, 40) name!: string;
  @IsOptional() @IsInt() age?: number;
}

@Controller('/members')
export class MemberController {
  @Get('/:id')
  @Returns(Member)
  show(@Path(MemberPath) { id }: MemberPath): Member {
    return { email: `member${id}@example.org`, name: 'Ada' };
  }
}

const app = createApp({ title: 'Members', version: '1.0.0', controllers: [MemberController] });
const { paths, components } = buildDocument(app.api);
// #endregion example

export const output = () => {
  const { parameters, responses } = paths?.['/members/{id}']?.get ?? {};
  const { '200': ok, '400': invalid } = responses ?? {};
  return {
    paths: { '/members/{id}': { get: { parameters, responses: { '200': ok, '400': invalid } } } },
    components: { schemas: { Member: components?.schemas?.['Member'] } },
  };
};
