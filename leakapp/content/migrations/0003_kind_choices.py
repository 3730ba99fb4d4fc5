from django.db import migrations, models

import leakapp.content.models


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="text",
            name="kind",
            field=models.CharField(choices=leakapp.content.models.kind_choices, max_length=20),
        ),
    ]
