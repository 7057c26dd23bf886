import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Inject, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientKafka, ClientsModule, Transport } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readEnv } from '@ponte/platform';
import { firstValueFrom } from 'rxjs';
import { BaselineEnv } from './baseline.config';

/** What the documentation of Nest leads to: a controller that emits each request by ClientKafka and awaits it. */
const env = readEnv(BaselineEnv);

@Controller()
class HooksController {
  constructor(@Inject('KAFKA') private readonly kafka: ClientKafka) {}

  @Get('health')
  health(): string {
    return 'ok';
  }

  @Post('hooks')
  @HttpCode(200)
  async take(@Body() body: { id: string; data: { application: { id: number } } }): Promise<object> {
    const { id, data } = body;
    await firstValueFrom(
      this.kafka.emit(env.topic, {
        key: String(data.application.id),
        value: body,
        headers: { ce_id: id },
      }),
    );
    return { ok: true };
  }
}

@Module({
  imports: [
    ClientsModule.register([
      {
        name: 'KAFKA',
        transport: Transport.KAFKA,
        options: {
          client: { clientId: 'stock-nest', brokers: env.brokers },
          producerOnlyMode: true,
        },
      },
    ]),
  ],
  controllers: [HooksController],
})
class StockModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(StockModule, new FastifyAdapter(), {
    logger: false,
  });
  await app.listen(env.port, '127.0.0.1');
}

void main();
process.on('SIGTERM', () => process.exit(0));
